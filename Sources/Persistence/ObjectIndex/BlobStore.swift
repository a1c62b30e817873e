/// Which files of the embedded object store are in use.
package struct BlobStore: Sendable {
    private let database: any Database

    package init(_ database: any Database) {
        self.database = database
    }

    /// The ids of all blobs that begin with `prefix`.
    package func ids(withPrefix prefix: String) async throws -> Set<String> {
        try await database.read { connection in
            var ids: Set<String> = []
            try connection.forEachRow(
                "SELECT id FROM blobs WHERE id >= ? AND id < ?", [.text(prefix), .text(prefix + "~")]
            ) { row in
                ids.insert(try row.string("id"))
                return true
            }
            return ids
        }
    }
}
