package import Logging

package import struct Foundation.Date

/// What a handler may know about the request beside its input.
package struct OperationContext: Sendable {
    package let requestID: String
    /// Who signed the request; nil for the operations that are sent unsigned.
    package let principal: Principal?
    package let region: String
    /// The account that the server acts for, also where nobody signed.
    package let accountID: String
    /// The time at which the request arrived; a handler reads no other clock.
    package let now: Date
    package let logger: Logger

    package init(
        requestID: String, principal: Principal?, region: String, accountID: String, now: Date, logger: Logger
    ) {
        self.requestID = requestID
        self.principal = principal
        self.region = region
        self.accountID = accountID
        self.now = now
        self.logger = logger
    }
}
