/// What there is to predict for rows: the truth that models learn from and that metrics compare with.
package enum Target: Sendable, Equatable {
    /// For each row, the position of its class in `names`.
    case classes([Int], names: [String])
    /// One number a row.
    case numbers([Double])

    package var rowCount: Int {
        switch self {
        case .classes(let indexes, _): indexes.count
        case .numbers(let numbers): numbers.count
        }
    }

    /// The rows at `rows`, in that order, with the same names.
    package func selecting(rows: [Int]) -> Target {
        switch self {
        case .classes(let indexes, let names): .classes(rows.map { indexes[$0] }, names: names)
        case .numbers(let numbers): .numbers(rows.map { numbers[$0] })
        }
    }
}
