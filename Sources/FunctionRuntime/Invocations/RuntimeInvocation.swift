package import Foundation

/// One event for a function, as the Runtime API hands it to the runtime.
package struct RuntimeInvocation: Sendable, Hashable {
    package let requestID: String
    package let payload: [UInt8]
    /// When the function has to have answered.
    package let deadline: Date
    package let functionARN: String
    package let traceID: String
    /// What the caller sent as client context, as JSON.
    package let clientContext: String?
}
