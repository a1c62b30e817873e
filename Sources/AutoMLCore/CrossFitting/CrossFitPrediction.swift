/// What a model that did not see an object's fold says of the object.
package struct CrossFitPrediction: Sendable, Equatable {
    /// The likeliest class.
    package var label: Int
    /// The probability that it is right, 0...1.
    package var confidence: Double
    /// How likely the model takes each class to be, before its confidence was measured; empty where nothing could be learned.
    package var probabilities: [Float]

    package init(label: Int, confidence: Double, probabilities: [Float] = []) {
        self.label = label
        self.confidence = confidence
        self.probabilities = probabilities
    }
}
