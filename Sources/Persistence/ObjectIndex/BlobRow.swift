/// A row of `blobs`: a file of the embedded store.
package struct BlobRow: Sendable, Hashable {
    /// Names the file.
    package let id: String
    /// Bytes.
    package let size: Int64

    package init(id: String, size: Int64) {
        self.id = id
        self.size = size
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(id: try row.string("id"), size: try row.int64("size"))
    }
}
