/// A line of `output/data/predictions.jsonl`.
struct RoundPrediction<Label: Encodable & Sendable>: Encodable, Sendable {
    let id: Int
    let label: Label
    /// 1 minus the loss that the model expects: the probability that a class is right, the mean IoU of boxes or of a mask.
    let confidence: Double
    /// The object's place among those that people would best label next, from 0; nil for all others.
    var order: Int?
}
