package import Annotations

/// A consolidated span and how sure it is, 0...1 (05/NER-5).
package struct ScoredSpan: Sendable, Hashable {
    package let span: Span
    package let confidence: Double
}
