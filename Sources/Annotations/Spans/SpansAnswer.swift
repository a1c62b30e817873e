/// One worker's selections in a text; they may overlap (01/TXT-2).
package struct SpansAnswer: Sendable, Hashable {
    /// None when there is nothing to select.
    package let spans: [Span]

    package init(spans: [Span]) {
        self.spans = spans
    }
}
