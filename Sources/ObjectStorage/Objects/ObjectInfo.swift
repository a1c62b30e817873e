package import struct Foundation.Date

/// What is known of a stored object without its bytes.
package struct ObjectInfo: Sendable, Hashable {
    package let key: String
    /// Bytes.
    package let size: Int64
    /// The entity tag without quotes: the MD5 of the bytes in hex, or `<md5 of the parts' md5s>-<parts>`.
    package let etag: String
    package let lastModified: Date
    package let attributes: ObjectAttributes
    package let checksum: ObjectChecksum?
    /// The parts it was joined from, in order; empty for an object written in one request or when a remote store does
    /// not say.
    package let parts: [ObjectPart]

    package init(
        key: String, size: Int64, etag: String, lastModified: Date, attributes: ObjectAttributes = ObjectAttributes(),
        checksum: ObjectChecksum? = nil, parts: [ObjectPart] = []
    ) {
        self.key = key
        self.size = size
        self.etag = etag
        self.lastModified = lastModified
        self.attributes = attributes
        self.checksum = checksum
        self.parts = parts
    }
}
