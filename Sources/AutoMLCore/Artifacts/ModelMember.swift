/// One candidate in the final model: its models of all folds, of which the mean is taken.
struct ModelMember: Sendable {
    let name: String
    let family: String
    let parameters: [String: Double]
    let view: FeatureView
    let models: [any FittedModel]
    let temperature: Temperature
    var weight: Double

    /// A row a row: calibrated probabilities, or standardized numbers.
    func predict(_ features: Features) -> Matrix {
        let predictions = Parallel.map(models.count) { models[$0].predict(features) }
        var mean = predictions[0]
        for prediction in predictions.dropFirst() { mean.add(prediction, scale: 1) }
        mean.scale(by: 1 / Float(predictions.count))
        if mean.columns > 1 { temperature.apply(to: &mean) }
        return mean
    }
}
