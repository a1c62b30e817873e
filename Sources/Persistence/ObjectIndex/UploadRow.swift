/// A row of `multipart_uploads`.
package struct UploadRow: Sendable, Hashable {
    /// Ids grow with time, so that uploads of one key are listed by age.
    package let id: String
    package let bucket: String
    package let key: String
    /// Microseconds since 1970.
    package let createdAt: Int64
    package let checksumAlgorithm: String?
    package let checksumKind: String?
    /// JSON.
    package let attributes: String
    /// JSON.
    package let tags: String

    package init(
        id: String, bucket: String, key: String, createdAt: Int64, checksumAlgorithm: String?, checksumKind: String?,
        attributes: String, tags: String
    ) {
        self.id = id
        self.bucket = bucket
        self.key = key
        self.createdAt = createdAt
        self.checksumAlgorithm = checksumAlgorithm
        self.checksumKind = checksumKind
        self.attributes = attributes
        self.tags = tags
    }

    static let columns = "id, bucket, key, created_at, checksum_algorithm, checksum_kind, attributes, tags"

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            id: try row.string("id"), bucket: try row.string("bucket"),
            key: String(decoding: try row.blob("key"), as: UTF8.self), createdAt: try row.int64("created_at"),
            checksumAlgorithm: try row.optionalString("checksum_algorithm"),
            checksumKind: try row.optionalString("checksum_kind"), attributes: try row.string("attributes"),
            tags: try row.string("tags"))
    }
}
