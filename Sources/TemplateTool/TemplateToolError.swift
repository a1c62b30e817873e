/// Why a template cannot be rendered on the command line.
package enum TemplateToolError: Error, Equatable, CustomStringConvertible {
    case unreadable(path: String, reason: String)
    /// The template or a file of data is not text in UTF-8.
    case notText(path: String)
    /// Both the template and the data are to come from standard input.
    case inputTwice
    case badData(reason: String)
    /// `file` is the template or the partial; line and column count from 1.
    case template(file: String, line: Int, column: Int, message: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
        case .notText(let path): "\(path) is not text in UTF-8"
        case .inputTwice: "the template and the data cannot both come from standard input; name a file for one of them"
        case .badData(let reason): "--data is not a JSON object: \(reason)"
        case .template(let file, let line, let column, let message): "\(file):\(line):\(column): error: \(message)"
        }
    }
}
