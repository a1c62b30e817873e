import Annotations

/// One worker's span in the text at hand.
struct SelectedSpan: Sendable {
    let worker: Int32
    let span: Span
}
