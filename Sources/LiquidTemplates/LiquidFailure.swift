/// A `LiquidError` that does not know its place yet: what filters and values throw, to be placed by the node that
/// called them.
struct LiquidFailure: Error, Sendable, Hashable {
    let kind: LiquidError.Kind
    let message: String

    init(_ message: String, kind: LiquidError.Kind = .value) {
        self.kind = kind
        self.message = message
    }
}
