package import struct Foundation.Date

/// A part that has arrived.
package struct PartInfo: Sendable, Hashable {
    package let number: Int
    /// Bytes.
    package let size: Int64
    /// The MD5 of its bytes in hex.
    package let etag: String
    package let lastModified: Date
    package let checksum: ObjectChecksum?

    package init(number: Int, size: Int64, etag: String, lastModified: Date, checksum: ObjectChecksum?) {
        self.number = number
        self.size = size
        self.etag = etag
        self.lastModified = lastModified
        self.checksum = checksum
    }
}
