/// Why nothing can be simulated.
package enum SimulationError: Error, Equatable, CustomStringConvertible {
    case outOfRange(option: String, value: String, allowed: String)
    case tooFewObjects(count: Int, least: Int)
    case oneClass(column: String, value: String)
    case noLabels(column: String)
    case tooManyClasses(column: String, count: Int, most: Int)

    package var description: String {
        switch self {
        case .outOfRange(let option, let value, let allowed): "\(option) \(value): allowed is \(allowed)"
        case .tooFewObjects(let count, let least):
            "there are \(count) labeled objects: at least \(least) are needed to promise anything about machine labels"
        case .oneClass(let column, let value): "all labels in column \(column) are \(value): there is nothing to learn"
        case .noLabels(let column): "column \(column) has no labels"
        case .tooManyClasses(let column, let count, let most):
            "column \(column) has \(count) different labels, more than \(most): is it the column of the class?"
        }
    }
}
