/// Why a prediction is no label of a job.
package enum MachineLabelError: Error, Sendable, Hashable, CustomStringConvertible {
    case unknownClass(Int, count: Int)
    /// The confidence is not a number from 0 to 1.
    case confidence
    case shape(expected: String)

    package var description: String {
        switch self {
        case .unknownClass(let index, let count): "the class \(index) is not one of the \(count) classes"
        case .confidence: "the confidence is not a number from 0 to 1"
        case .shape(let expected): "the label is not \(expected)"
        }
    }
}
