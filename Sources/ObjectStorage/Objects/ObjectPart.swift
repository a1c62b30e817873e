/// A part inside a finished object.
package struct ObjectPart: Sendable, Hashable, Codable {
    package let number: Int
    /// Bytes.
    package let size: Int64
    /// Its checksum in base64, of the object's algorithm; nil when the upload had none.
    package let checksum: String?

    package init(number: Int, size: Int64, checksum: String?) {
        self.number = number
        self.size = size
        self.checksum = checksum
    }
}
