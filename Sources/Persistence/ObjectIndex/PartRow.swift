/// A row of `multipart_parts`.
package struct PartRow: Sendable, Hashable {
    package let number: Int
    /// Names this write of the part.
    package let version: String
    /// Bytes.
    package let size: Int64
    package let etag: String
    /// Microseconds since 1970.
    package let modifiedAt: Int64
    /// Base64, of the upload's algorithm.
    package let checksum: String?

    package init(number: Int, version: String, size: Int64, etag: String, modifiedAt: Int64, checksum: String?) {
        self.number = number
        self.version = version
        self.size = size
        self.etag = etag
        self.modifiedAt = modifiedAt
        self.checksum = checksum
    }

    static let columns = "number, version, size, etag, modified_at, checksum"

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            number: try row.int("number"), version: try row.string("version"), size: try row.int64("size"),
            etag: try row.string("etag"), modifiedAt: try row.int64("modified_at"),
            checksum: try row.optionalString("checksum"))
    }
}
