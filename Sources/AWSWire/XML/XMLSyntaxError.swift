/// Why bytes are not XML that the server reads.
package struct XMLSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    package let reason: String
    package let line: Int

    package var description: String { "\(reason) in line \(line)" }
}
