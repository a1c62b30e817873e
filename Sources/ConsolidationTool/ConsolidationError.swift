/// Why a file of answers cannot be consolidated, with the place to look at.
package enum ConsolidationError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case unwritable(path: String, reason: String)
    /// No record at all.
    case empty(path: String)
    /// `wanted` lists the accepted names of the column.
    case missingColumn(path: String, wanted: [String], found: [String])
    /// Lines count from 1, the header included.
    case badLine(path: String, line: Int, reason: String)
    case badImage(path: String, reason: String)
    case unknownMethod(String, allowed: [String])

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .unwritable(let path, let reason): "cannot write \(path): \(reason)"
        case .empty(let path): "\(path) holds no answer"
        case .missingColumn(let path, let wanted, let found):
            "\(path): there is no column \(wanted.joined(separator: " or ")); the header has \(found.joined(separator: ", "))"
        case .badLine(let path, let line, let reason): "\(path):\(line): \(reason)"
        case .badImage(let path, let reason): "\(path): \(reason)"
        case .unknownMethod(let method, let allowed): "no method \(method); there are \(allowed.joined(separator: ", "))"
        }
    }
}
