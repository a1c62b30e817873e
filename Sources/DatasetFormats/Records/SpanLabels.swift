/// The entities of one text.
package struct SpanLabels: Sendable, Hashable {
    /// A stretch of text, in Unicode code points; the end is exclusive (05/NER-3).
    package struct Span: Sendable, Hashable {
        package let label: String
        package let start: Int
        package let end: Int
        /// 0 to 1; nil when unknown.
        package let confidence: Double?

        package init(label: String, start: Int, end: Int, confidence: Double? = nil) {
            self.label = label
            self.start = start
            self.end = end
            self.confidence = confidence
        }
    }

    package let spans: [Span]

    package init(spans: [Span]) { self.spans = spans }
}
