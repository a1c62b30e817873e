/// What a model says of rows.
package enum Predictions: Sendable, Equatable {
    case classes(ClassProbabilities)
    /// One number a row.
    case numbers([Double])

    package var rowCount: Int {
        switch self {
        case .classes(let probabilities): probabilities.rowCount
        case .numbers(let numbers): numbers.count
        }
    }
}
