/// Why a request about functions is refused. Every case becomes one documented error of AWS.
package enum FunctionError: Error, Sendable, Hashable, CustomStringConvertible {
    case notFound(arn: String)
    case exists(name: String)
    /// The function was changed by somebody else meanwhile.
    case changed(name: String)
    case invalid(String)
    case codeTooLarge(Int, limit: Int)

    package var description: String {
        switch self {
        case .notFound(let arn): "Function not found: \(arn)"
        case .exists(let name): "Function already exist: \(name)"
        case .changed(let name):
            "The Revision Id provided does not match the latest Revision Id of the function '\(name)'. Call the GetFunction "
                + "or the GetFunctionConfiguration API to retrieve the latest Revision Id."
        case .invalid(let message): message
        case .codeTooLarge(let size, let limit):
            "The code package has \(size) bytes; it must be smaller than \(limit) bytes."
        }
    }
}
