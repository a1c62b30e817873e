/// Combines trained candidates into a model.
struct EnsembleBuilder {
    /// Members of less weight are not worth their time.
    static let leastWeight = 0.01
    /// So many members at most.
    static let mostMembers = 12
    /// With so many rows the selected weights and equal weights of the best of each family count the same.
    static let rowsForHalfShrinkage = 150.0
    /// The best of a family shares in equal weights if its loss is at most this much above the best, as a share.
    static let closeLoss = 0.1
    static let rowsForHalfTemperature = 300.0

    let data: SearchData
    let trained: [TrainedCandidate]
    let seed: UInt64
    let target: String
    /// When the selection has to be over.
    let deadline: Deadline

    func build() -> BuiltEnsemble {
        let thrift = MemberThrift(metric: data.metric, trained: trained, target: data.heldTarget, learningTarget: data.heldLearningTarget)
        let weights = thrift.thrifty(pruned(shrunk(selected())))
        let chosen = trained.indices.filter { weights[$0] > 0 }
        var mean = Matrix(rows: data.held.count, columns: data.target.outputCount)
        for index in chosen { mean.add(trained[index].outOfFold, scale: Float(weights[index])) }
        let members = chosen.map { ModelMember(trained[$0], weight: weights[$0]) }
        return BuiltEnsemble(data: data, members: members, mean: mean, calibration: calibration(of: mean), seed: seed, target: target)
    }

    private func calibration(of mean: Matrix) -> (Temperature, IsotonicCalibration?) {
        guard case .classes(let indexes, _) = data.heldTarget else { return (.neutral, nil) }
        let temperature = Temperature(probabilities: mean, classes: indexes, rowsForHalf: Self.rowsForHalfTemperature)
        guard !deadline.isOver else { return (temperature, nil) }
        var probabilities = mean
        temperature.apply(to: &probabilities)
        return (temperature, IsotonicCalibration(probabilities: probabilities, classes: indexes, seed: seed))
    }

    private var objective: EnsembleObjective { EnsembleObjective(metric: data.metric, target: data.heldLearningTarget) }

    private func selected() -> [Double] {
        let objective = objective
        let library = trained.map { objective.numbers(of: $0.outOfFold, target: data.heldTarget) }
        return GreedySelection(objective: objective, library: library).weights(seed: seed, deadline: deadline)
    }

    /// Moves weights towards equal ones of the best of each family: few rows cannot tell candidates apart.
    private func shrunk(_ weights: [Double]) -> [Double] {
        let share = Self.rowsForHalfShrinkage / (Double(data.rows.count) + Self.rowsForHalfShrinkage)
        let order = trained.indices.sorted { trained[$0].loss < trained[$1].loss }
        guard let best = order.first else { return weights }
        let limit = trained[best].loss + abs(trained[best].loss) * Self.closeLoss
        var families: Set<String> = []
        let leaders = order.filter { families.insert(trained[$0].candidate.family).inserted && trained[$0].loss <= limit }
        return weights.indices.map { index in
            weights[index] * (1 - share) + (leaders.contains(index) ? share / Double(leaders.count) : 0)
        }
    }

    private func pruned(_ weights: [Double]) -> [Double] {
        let kept = weights.indices.filter { weights[$0] >= Self.leastWeight }.sorted { weights[$0] > weights[$1] }
            .prefix(Self.mostMembers)
        let total = kept.reduce(0) { $0 + weights[$1] }
        return weights.indices.map { kept.contains($0) ? weights[$0] / total : 0 }
    }
}

extension ModelMember {
    init(_ trained: TrainedCandidate, weight: Double) {
        self.init(
            name: trained.candidate.name, family: trained.candidate.family, parameters: trained.candidate.parameters,
            view: trained.view, models: trained.models, temperature: trained.temperature, weight: weight)
    }
}
