/// Why a submitted answer is not one to the task.
package enum AnswerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No element of the answer has the expected shape; `example` shows it.
    case shape(example: String)
    /// Several elements answer the same question.
    case ambiguous(elements: [String])
    case unknownLabel(String, allowed: [String])
    /// The answer has the shape, but says something impossible.
    case invalid(String)

    /// The most category names that an error lists.
    package static let maxListedLabels = 20

    package var description: String {
        switch self {
        case .shape(let example):
            "The answer does not have the shape of this task type, for example \(example)."
        case .ambiguous(let elements):
            "The answer has several labels where one is needed, from the elements \(elements.joined(separator: ", "))."
        case .invalid(let message): message
        case .unknownLabel(let label, let allowed):
            "The label '\(label)' is none of the label categories: \(Self.list(allowed))."
        }
    }

    private static func list(_ labels: [String]) -> String {
        let shown = labels.prefix(maxListedLabels).map { "'\($0)'" }.joined(separator: ", ")
        return labels.count > maxListedLabels ? "\(shown) and \(labels.count - maxListedLabels) more" : shown
    }
}
