/// Why data cannot be read at all; what is wrong with single rows is in `ReadingIssues`.
package enum ReadingError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    case unsupported(path: String, what: String, remedy: String)
    case damaged(path: String, reason: String)
    /// No row is left.
    case empty(path: String, badRows: Int)
    case unknownColumn(name: String, columns: [String])

    /// More columns than these are left out of a message.
    private static let maxColumnsShown = 40

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .unsupported(let path, let what, let remedy): "\(path) is \(what), which is not supported: \(remedy)"
        case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
        case .empty(let path, 0): "\(path) has no rows"
        case .empty(let path, let badRows): "\(path) has no rows that can be read; \(badRows) are bad"
        case .unknownColumn(let name, let columns): "there is no column \(name); there are \(Self.list(columns))"
        }
    }

    private static func list(_ columns: [String]) -> String {
        let shown = columns.prefix(maxColumnsShown).joined(separator: ", ")
        return columns.count > maxColumnsShown ? "\(shown) and \(columns.count - maxColumnsShown) more" : shown
    }
}
