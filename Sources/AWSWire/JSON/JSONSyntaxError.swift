/// Why bytes are not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    package let reason: String
    /// The offset of the offending byte.
    package let offset: Int

    package var description: String { "\(reason) at byte \(offset)" }
}
