/// What a model that did not see an object's fold says of the object.
package struct CrossFitPrediction: Sendable, Equatable {
    /// The likeliest class.
    package var label: Int
    /// The probability that it is right, 0...1.
    package var confidence: Double

    package init(label: Int, confidence: Double) {
        self.label = label
        self.confidence = confidence
    }
}
