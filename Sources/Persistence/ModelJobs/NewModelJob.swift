/// What a training, transform or AutoML job is stored with when it is created.
package struct NewModelJob: Sendable, Hashable {
    package let account: String
    package let kind: ModelJobKind
    package let name: String
    package let arn: String
    package let specification: String
    package let request: String
    package let progress: String
    package let createdAt: Int64

    package init(
        account: String, kind: ModelJobKind, name: String, arn: String, specification: String, request: String,
        progress: String, createdAt: Int64
    ) {
        self.account = account
        self.kind = kind
        self.name = name
        self.arn = arn
        self.specification = specification
        self.request = request
        self.progress = progress
        self.createdAt = createdAt
    }

    /// The name as it must be unique: AutoML jobs do not tell cases apart (09/AML-12).
    var nameKey: String { kind == .automl ? name.lowercased() : name }
}

/// Why a training, transform or AutoML job is not stored.
package enum ModelJobRefusal: Error, Hashable {
    /// A job of that kind and name is there already.
    case nameTaken(String)
    /// As many jobs of that kind as are allowed have not ended.
    case tooMany(limit: Int)
}
