package import Manifests

/// The rule that a label category file breaks, with the place in the file and what stands there (03/LCC, 04/QUO-12..13).
package enum LabelCategoryFileError: Error, Sendable, Hashable, CustomStringConvertible {
    case tooLarge(limitBytes: Int)
    /// Line and column are counted from 1.
    case notJSON(JSONSyntaxError.Reason, line: Int, column: Int)
    case notObject
    case missing(place: String, type: String)
    case wrongType(place: String, found: String, type: String)
    case notAllowed(place: String, found: String, allowed: [String])
    case length(place: String, value: String, characters: Int, limits: ClosedRange<Int>)
    case count(place: String, count: Int, limits: ClosedRange<Int>)
    /// The second of two equal names.
    case repeated(place: String, name: String)
    /// What stands there does not go with the rest of the file, or with the task type.
    case misplaced(place: String, reason: String)
    case tooFew(count: Int, min: Int)
    case tooMany(count: Int, max: Int)

    package var description: String { "The label category file is not valid: \(rule)." }

    private var rule: String {
        switch self {
        case .tooLarge(let limit): "it has more than \(limit) bytes"
        case .notJSON(let reason, let line, let column): "it is not JSON: \(reason.rawValue) in line \(line), column \(column)"
        case .notObject: "it must be one JSON object"
        case .missing(let place, let type): "\(place) is missing; it must be \(type)"
        case .wrongType(let place, let found, let type): "\(place) is \(found), but must be \(type)"
        case .notAllowed(let place, let found, let allowed):
            "\(place) is '\(found)', but must be \(allowed.map { "'\($0)'" }.joined(separator: " or "))"
        case .length(let place, let value, let characters, let limits):
            "\(place), '\(value)', has \(characters) characters, but must have \(Self.words(limits))"
        case .count(let place, let count, let limits): "\(place) has \(count) entries, but must have \(Self.words(limits))"
        case .repeated(let place, let name): "\(place), '\(name)', occurs more than once"
        case .misplaced(let place, let reason): "\(place) is not allowed: \(reason)"
        case .tooFew(let count, let min): "'labels' has \(count) labels, but this task type needs at least \(min)"
        case .tooMany(let count, let max): "'labels' has \(count) labels, but this task type takes at most \(max)"
        }
    }

    private static func words(_ limits: ClosedRange<Int>) -> String {
        limits.lowerBound == 0 ? "at most \(limits.upperBound)" : "\(limits.lowerBound) to \(limits.upperBound)"
    }
}
