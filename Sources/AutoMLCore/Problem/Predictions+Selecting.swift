extension Predictions {
    /// The rows at `rows`, in that order; a row may be taken more than once.
    package func selecting(rows: [Int]) -> Predictions {
        switch self {
        case .classes(let probabilities):
            .classes(
                ClassProbabilities(
                    classes: probabilities.classes, values: rows.flatMap { probabilities.row($0) },
                    decisionWeights: probabilities.decisionWeights))
        case .numbers(let numbers): .numbers(rows.map { numbers[$0] })
        }
    }
}
