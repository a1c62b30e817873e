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
        let predictions = modelPredictions(features)
        var mean = predictions[0]
        for prediction in predictions.dropFirst() { mean.add(prediction, scale: 1) }
        mean.scale(by: 1 / Float(predictions.count))
        if mean.columns > 1 { temperature.apply(to: &mean) }
        return mean
    }

    private func modelPredictions(_ features: Features) -> [Matrix] {
        if case .sparse(let matrix) = features, let linear = models as? [LinearModel], let first = linear.first,
            linear.allSatisfy({ $0.weights.rows == matrix.columns && $0.weights.columns == first.weights.columns })
        {
            return LinearModel.predict(linear, matrix)
        }
        return Parallel.map(models.count) { models[$0].predict(features) }
    }
}
