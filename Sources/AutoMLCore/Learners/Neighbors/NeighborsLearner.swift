/// Remembers the rows that it sees.
struct NeighborsLearner: FoldLearner {
    let view = FeatureView.dense
    let neighbors: Int

    func fit(_ features: Features, _ target: Target, deadline: Deadline, seed: UInt64) -> any FittedModel {
        let values: [Float] =
            switch target {
            case .classes(let indexes, _): indexes.map { Float($0) }
            case .numbers(let numbers): numbers.map { Float($0) }
            }
        return NeighborsModel(
            rows: features.table.matrix, values: values, prior: PriorModel(of: target).outputs, neighbors: neighbors)
    }
}
