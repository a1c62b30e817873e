/// Why a function was not invoked at all.
package enum InvocationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Too many invocations wait already.
    case overloaded
    /// The function's runtime is not at hand; the text says what to install.
    case runtimeMissing(String)
    /// The function's code cannot be read or unpacked.
    case codeUnusable(String)
    case cancelled

    package var description: String {
        switch self {
        case .overloaded: "Rate Exceeded."
        case .runtimeMissing(let reason), .codeUnusable(let reason): reason
        case .cancelled: "The invocation was cancelled."
        }
    }
}
