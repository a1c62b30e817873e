/// Why there is no model.
package enum AutoMLError: Error, Equatable, CustomStringConvertible {
    case noRows
    case unknownColumn(String, known: [String])
    case targetIsMissing(column: String)
    case targetIsConstant(column: String, value: String)
    case targetIsNotNumeric(column: String)
    case notTwoClasses(column: String, count: Int)
    case tooManyClasses(column: String, count: Int, most: Int)
    case unknownClass(String, known: [String])
    case metricDoesNotFit(Metric, Problem, fitting: [Metric])
    case tooFewRows(Int, least: Int)
    case noFeatures
    /// The budget ended before the first candidate was trained.
    case budgetTooShort(seconds: Double)
    /// Every candidate failed; the reason of the first.
    case noCandidate(reason: String)
    case cancelled

    package var description: String {
        switch self {
        case .noRows: "the data has no rows"
        case .unknownColumn(let name, let known):
            "the data has no column \(name); its columns are \(known.prefix(20).joined(separator: ", "))"
        case .targetIsMissing(let column): "the target column \(column) has no values"
        case .targetIsConstant(let column, let value): "every value of the target column \(column) is \(value): there is nothing to learn"
        case .targetIsNotNumeric(let column): "regression needs numbers, and the target column \(column) holds text"
        case .notTwoClasses(let column, let count): "binary classification needs two classes, and the column \(column) holds \(count)"
        case .tooManyClasses(let column, let count, let most):
            "the target column \(column) holds \(count) classes, at most \(most) can be learned: is it an identifier or a text?"
        case .unknownClass(let name, let known): "there is no class \(name); the classes are \(known.prefix(20).joined(separator: ", "))"
        case .metricDoesNotFit(let metric, let problem, let fitting):
            "\(metric.rawValue) does not fit \(problem.rawValue); use one of \(fitting.map(\.rawValue).joined(separator: ", "))"
        case .tooFewRows(let count, let least): "\(count) rows have a target, at least \(least) are needed"
        case .noFeatures: "no column but the target can be learned from: all are empty, constant or left out"
        case .budgetTooShort(let seconds): "no model was trained within \(seconds) s: give it more time"
        case .noCandidate(let reason): "no candidate could be trained: \(reason)"
        case .cancelled: "the search was cancelled"
        }
    }
}
