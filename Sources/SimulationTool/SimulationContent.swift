/// The column that the model sees.
package enum SimulationContent: Sendable, Equatable {
    case text(column: String)
    case image(column: String)

    var column: String {
        switch self {
        case .text(let column), .image(let column): column
        }
    }
}
