import ActiveLearning

/// What a round has found.
struct RoundResult: Sendable {
    let contents: RoundInput.Contents
    let predictions: RoundPredictions
    /// What the predictions of the validation objects lose, by object.
    let losses: [Int: Double]
    let seconds: Double

    /// What the plan is told of an object. An object that was not predicted is one the model knows nothing of.
    func prediction(of object: Int) -> ObjectPrediction {
        guard let prediction = predictions.byObject[object] else { return ObjectPrediction(confidence: 0, loss: nil) }
        return ObjectPrediction(confidence: prediction.confidence, loss: losses[object], order: prediction.order)
    }
}
