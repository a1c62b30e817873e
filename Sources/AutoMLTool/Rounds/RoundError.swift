import Foundation

/// Why a round could not be computed.
package enum RoundError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, line: Int?, reason: String)
    case unknownLabel(object: Int, label: Int, classes: Int)
    case lacksContent(object: Int, expected: String)
    case tooFewLabels(count: Int)
    /// None of some pictures that were looked at is a JPEG or PNG picture.
    case noPictures

    package var description: String {
        switch self {
        case .unreadable(let path, nil, let reason): "\(path) cannot be read: \(reason)"
        case .unreadable(let path, let line?, let reason): "line \(line) of \(path) cannot be read: \(reason)"
        case .unknownLabel(let object, let label, let classes): "object \(object) has label \(label), but there are \(classes) classes"
        case .lacksContent(let object, let expected): "object \(object) has no \(expected)"
        case .noPictures: "none of the pictures can be read: JPEG and PNG files are supported"
        case .tooFewLabels(let count): "\(count) labels of one class are too few to learn from: label more objects"
        }
    }

    /// What an error of Foundation says, in one line.
    static func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context),
            DecodingError.valueNotFound(_, let context):
            context.debugDescription
        case DecodingError.keyNotFound(let key, _): "\(key.stringValue) is missing"
        default: error.localizedDescription
        }
    }
}
