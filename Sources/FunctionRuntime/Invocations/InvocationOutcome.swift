/// What a caller gets of an invocation.
package struct InvocationOutcome: Sendable, Hashable {
    /// The function's answer, or the JSON of its error.
    package let payload: [UInt8]
    package let isError: Bool
    /// The invocation's log with its START, END and REPORT lines.
    package let log: String
}
