/// Calibrates and measures what learners learned, out of fold.
struct CandidateEvaluation: Sendable {
    /// Of so many rows, half of a temperature is believed: few rows that are all told apart say little of the next.
    private static let rowsForHalfTemperature = 100.0

    let data: SearchData

    func evaluate(_ fit: TrainedFolds, candidate: Candidate, view: FeatureView) -> TrainedCandidate {
        var outOfFold = fit.outOfFold.selecting(rows: data.held)
        var temperature = Temperature.neutral
        if case .classes(let indexes, _) = data.heldTarget {
            temperature = Temperature(
                probabilities: outOfFold, classes: indexes, rowsForHalf: Self.rowsForHalfTemperature)
            temperature.apply(to: &outOfFold)
        }
        let objective = EnsembleObjective(metric: data.metric, target: data.heldLearningTarget)
        let numbers = objective.numbers(of: outOfFold, target: data.heldTarget)
        let loss = numbers.withUnsafeBufferPointer { objective.loss(sum: $0, count: 1) }
        var measured = candidate
        measured.metrics = metrics(of: outOfFold)
        return TrainedCandidate(
            candidate: measured, view: view, models: fit.models, temperature: temperature, outOfFold: outOfFold, loss: loss)
    }

    /// The metrics of calibrated out-of-fold predictions.
    private func metrics(of outOfFold: Matrix) -> [Metric: Double] {
        let predictions: Predictions =
            switch data.target {
            case .numbers: .numbers(data.targetScale?.original(outOfFold.values) ?? [])
            case .classes(_, let names): .classes(ClassProbabilities(classes: names, values: outOfFold.values))
            }
        return Self.metrics(of: predictions, truth: data.heldTarget, problem: data.problem)
    }

    static func metrics(of predictions: Predictions, truth: Target, problem: Problem) -> [Metric: Double] {
        let pairs = Metric.reported(for: problem).map { ($0, $0.value(predictions: predictions, truth: truth)) }
        return Dictionary(uniqueKeysWithValues: pairs.filter { $0.1.isFinite })
    }

    /// Candidates, best first, with their weights in the ensemble.
    func ranked(_ candidates: [Candidate], weights: [String: Double]) -> [Candidate] {
        var weighted = candidates
        for index in weighted.indices { weighted[index].weight = weights[weighted[index].name] ?? 0 }
        return weighted.sorted { first, second in
            let (left, right) = (first.metrics[data.metric] ?? .nan, second.metrics[data.metric] ?? .nan)
            return data.metric.isBetter(left, than: right)
        }
    }
}
