/// A function of an account.
package struct FunctionRow: Sendable, Hashable {
    package let account: String
    package let name: String
    /// JSON; what it holds is the business of those who run functions.
    package let configuration: String
    package let codeURI: String
    package let codeSHA256: String
    package let codeSize: Int
    package let revision: String
    /// Microseconds since 1970.
    package let modifiedAt: Int64

    package init(
        account: String, name: String, configuration: String, codeURI: String, codeSHA256: String, codeSize: Int,
        revision: String, modifiedAt: Int64
    ) {
        self.account = account
        self.name = name
        self.configuration = configuration
        self.codeURI = codeURI
        self.codeSHA256 = codeSHA256
        self.codeSize = codeSize
        self.revision = revision
        self.modifiedAt = modifiedAt
    }

    init(_ row: SQLRow) throws(DatabaseError) {
        self.init(
            account: try row.string("account"), name: try row.string("name"),
            configuration: try row.string("configuration"), codeURI: try row.string("code_uri"),
            codeSHA256: try row.string("code_sha256"), codeSize: try row.int("code_size"),
            revision: try row.string("revision"), modifiedAt: try row.int64("modified_at"))
    }
}
