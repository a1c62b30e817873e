import AutoMLCore

/// Why a command fails, in words for whoever gave it.
package enum AutoMLToolError: Error, CustomStringConvertible {
    case unknownTarget(name: String, columns: [String])
    case noTarget(columns: [String])
    case noLabels(target: String)
    case oneClass(target: String, name: String)
    case notNumbers(target: String, examples: [String])
    case badOption(option: String, value: String, remedy: String)
    case badArchive(path: String, reason: String)
    case notWritten(path: String, reason: String)
    case notFetched(uri: String, reason: String)
    case noAccess(uri: String)
    case badSetting(name: String, value: String, remedy: String)
    case badJobFolder(reason: String)

    /// More columns than these are left out of a message.
    private static let maxColumnsShown = 40

    package var description: String {
        switch self {
        case .unknownTarget(let name, let columns): "there is no column \(name) to predict; there are \(Self.list(columns))"
        case .noTarget(let columns): "say with --target which column to predict; there are \(Self.list(columns))"
        case .noLabels(let target): "no row has a value of \(target); label some rows, or name another column with --target"
        case .oneClass(let target, let name):
            "all rows have the same \(target), '\(name)', so there is nothing to learn; add rows of another class"
        case .notNumbers(let target, let examples):
            "\(target) holds no numbers (it has \(examples.joined(separator: ", "))); name another column, or ask for a classification"
        case .badOption(let option, let value, let remedy): "\(option) \(value): \(remedy)"
        case .badArchive(let path, let reason): "\(path) is no model: \(reason)"
        case .notWritten(let path, let reason): "\(path) cannot be written: \(reason)"
        case .notFetched(let uri, let reason): "\(uri) cannot be fetched: \(reason)"
        case .noAccess(let uri):
            "\(uri) needs access to S3: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_ENDPOINT_URL for a server of your own"
        case .badSetting(let name, let value, let remedy): "hyperparameter \(name) is '\(value)': \(remedy)"
        case .badJobFolder(let reason): reason
        }
    }

    private static func list(_ columns: [String]) -> String {
        let shown = columns.prefix(maxColumnsShown).joined(separator: ", ")
        return columns.count > maxColumnsShown ? "\(shown) and \(columns.count - maxColumnsShown) more" : shown
    }
}
