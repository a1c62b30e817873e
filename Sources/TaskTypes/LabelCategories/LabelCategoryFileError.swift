package import Manifests

/// The rule that a label category file breaks (03/LCC, 04/QUO-12..13).
package enum LabelCategoryFileError: Error, Sendable, Hashable, CustomStringConvertible {
    case tooLarge(limitBytes: Int)
    case notJSON(JSONSyntaxError)
    case notObject
    case unknownVersion(String)
    case labelsMissing
    case labelNotObject(position: Int)
    case nameMissing(position: Int)
    case nameEmpty(position: Int)
    case nameTooLong(name: String, limit: Int)
    case nameRepeated(name: String)
    case tooFew(count: Int, min: Int)
    case tooMany(count: Int, max: Int)

    package var description: String { "The label category file is not valid: \(rule)." }

    private var rule: String {
        switch self {
        case .tooLarge(let limit): "it has more than \(limit) bytes"
        case .notJSON(let error): "it is not JSON: \(error)"
        case .notObject: "it must be one JSON object"
        case .unknownVersion(let version):
            "'document-version' is '\(version)', but must be '2018-11-28' or '2020-03-01'"
        case .labelsMissing: "it must have 'labels', an array of objects"
        case .labelNotObject(let position): "entry \(position) of 'labels' must be an object"
        case .nameMissing(let position): "entry \(position) of 'labels' must have 'label', a string"
        case .nameEmpty(let position): "'label' of entry \(position) of 'labels' must not be empty"
        case .nameTooLong(let name, let limit): "the label '\(name)' has more than \(limit) characters"
        case .nameRepeated(let name): "the label '\(name)' occurs more than once"
        case .tooFew(let count, let min): "it has \(count) labels, but this task type needs at least \(min)"
        case .tooMany(let count, let max): "it has \(count) labels, but this task type takes at most \(max)"
        }
    }
}
