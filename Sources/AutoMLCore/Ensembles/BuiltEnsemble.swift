/// The model of a search with its out-of-fold predictions.
struct BuiltEnsemble: Sendable {
    let model: Model
    let outOfFold: Predictions

    init(
        data: SearchData, members: [ModelMember], mean: Matrix, calibration: (temperature: Temperature, isotonic: IsotonicCalibration?),
        seed: UInt64, target: String
    ) {
        let (temperature, isotonic) = calibration
        let decision = DecisionWeights(data: data, mean: mean, temperature: temperature, isotonic: isotonic)
        var names: [String] = []
        if case .classes(_, let classes) = data.target { names = classes }
        func manifest(metrics: [Metric: Double]) -> ModelManifest {
            ModelManifest(
                problem: data.problem, metric: data.metric, target: target, classes: names,
                features: data.featurizer.sources.compactMap { name in
                    data.table.column(named: name).map { ModelManifest.Feature(name: name, kind: $0.kind) }
                },
                members: members.enumerated().map { ModelManifest.Member($1, file: "members/\($0 + 1).bin") },
                metrics: metrics, rows: data.rows.count, dataHash: data.hash, seed: seed, targetScale: data.targetScale,
                temperature: temperature.value, isotonic: isotonic, decisionWeights: decision.values)
        }
        outOfFold = manifest(metrics: [:]).predictions(from: mean)
        let metrics = CandidateEvaluation.metrics(of: outOfFold, truth: data.heldTarget, problem: data.problem)
        model = Model(manifest: manifest(metrics: metrics), featurizer: data.featurizer, members: members)
    }

    /// By name of candidate.
    var weights: [String: Double] {
        Dictionary(uniqueKeysWithValues: model.members.map { ($0.name, $0.weight) })
    }

    func candidate(endedAtSeconds: Double, trainingSeconds: Double) -> Candidate {
        Candidate(
            name: "ensemble", family: "ensemble", parameters: [:], status: .completed, reason: nil,
            metrics: model.manifest.metrics, trainingSeconds: trainingSeconds, weight: 1, endedAtSeconds: endedAtSeconds)
    }
}

extension ModelManifest.Member {
    init(_ member: ModelMember, file: String) {
        self.init(
            name: member.name, family: member.family, parameters: member.parameters, view: member.view, weight: member.weight,
            temperature: member.temperature.value, file: file)
    }
}
