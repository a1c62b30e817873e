package import Annotations

/// A consolidated box and how sure it is, 0...1: that there is something, and that it is of this class (05/CONF-5).
package struct ScoredBox: Sendable, Hashable {
    package let labeled: LabeledBox
    package let confidence: Double

    package init(labeled: LabeledBox, confidence: Double) {
        self.labeled = labeled
        self.confidence = confidence
    }
}
