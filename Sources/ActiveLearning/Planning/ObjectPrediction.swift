/// What a round knows of an object.
package struct ObjectPrediction: Sendable, Equatable {
    /// 1 minus the loss that the model expects, 0...1. The prediction comes from a model that did not see the labels of the
    /// object's fold.
    package let confidence: Double
    /// What the model's label loses against the label of people, where they labeled it.
    package let loss: Double?
    /// Its place among the objects that people would best label next, from 0; nil for all others.
    package let order: Int?

    package init(confidence: Double, loss: Double?, order: Int? = nil) {
        self.confidence = confidence
        self.loss = loss
        self.order = order
    }

    /// Whether people would better label this object, at the first of two places, than the other one: those with an order
    /// come first, then those of least confidence.
    func precedes(_ other: ObjectPrediction, places: (Int, Int)) -> Bool {
        (order ?? .max, confidence, places.0) < (other.order ?? .max, other.confidence, places.1)
    }
}
