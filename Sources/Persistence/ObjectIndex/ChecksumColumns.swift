/// The three columns of a checksum.
package struct ChecksumColumns: Sendable, Hashable {
    package let algorithm: String
    package let kind: String
    /// Base64.
    package let value: String

    package init(algorithm: String, kind: String, value: String) {
        self.algorithm = algorithm
        self.kind = kind
        self.value = value
    }

    init?(_ row: SQLRow) throws(DatabaseError) {
        guard let value = try row.optionalString("checksum") else { return nil }
        self.init(
            algorithm: try row.string("checksum_algorithm"), kind: try row.string("checksum_kind"), value: value)
    }
}
