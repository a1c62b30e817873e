/// A row of `objects` without its bytes.
package struct ObjectRow: Sendable, Hashable {
    package var bucket: String
    package var key: String
    /// Names this write of the object.
    package var version: String
    /// Bytes.
    package var size: Int64
    package var etag: String
    /// Microseconds since 1970.
    package var modifiedAt: Int64
    package var checksum: ChecksumColumns?
    /// JSON.
    package var attributes: String
    /// JSON.
    package var tags: String
    /// JSON; nil for an object that was written in one request.
    package var parts: String?

    package init(
        bucket: String, key: String, version: String, size: Int64, etag: String, modifiedAt: Int64,
        checksum: ChecksumColumns?, attributes: String, tags: String, parts: String?
    ) {
        self.bucket = bucket
        self.key = key
        self.version = version
        self.size = size
        self.etag = etag
        self.modifiedAt = modifiedAt
        self.checksum = checksum
        self.attributes = attributes
        self.tags = tags
        self.parts = parts
    }

    static let columns =
        "bucket, key, version, size, etag, modified_at, checksum_algorithm, checksum_kind, checksum, attributes, tags, parts"

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            bucket: try row.string("bucket"), key: String(decoding: try row.blob("key"), as: UTF8.self),
            version: try row.string("version"), size: try row.int64("size"), etag: try row.string("etag"),
            modifiedAt: try row.int64("modified_at"), checksum: try ChecksumColumns(row),
            attributes: try row.string("attributes"), tags: try row.string("tags"),
            parts: try row.optionalString("parts"))
    }
}
