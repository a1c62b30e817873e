/// What a round knows of an object.
package struct ObjectPrediction: Sendable, Equatable {
    /// 1 minus the loss that the model expects, 0...1. The prediction comes from a model that did not see the labels of the
    /// object's fold.
    package let confidence: Double
    /// What the model's label loses against the label of people, where they labeled it.
    package let loss: Double?

    package init(confidence: Double, loss: Double?) {
        self.confidence = confidence
        self.loss = loss
    }
}
