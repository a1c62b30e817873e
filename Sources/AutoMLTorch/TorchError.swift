import CTorch

/// Why a neural network could not be trained, used, read or written.
package struct TorchError: Error, Equatable, CustomStringConvertible {
    /// For people, in one line.
    package let description: String

    init(_ description: String) {
        self.description = description
    }

    /// Throws what a function of the shim returned, when it returned something.
    static func check(_ message: UnsafeMutablePointer<CChar>?) throws(TorchError) {
        guard let message else { return }
        defer { ctorch_message_free(message) }
        throw TorchError(String(cString: message))
    }
}
