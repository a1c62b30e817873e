/// All attributes of a pool's users: those of OpenID Connect, and the pool's own under `custom:`.
package struct AttributeSchema: Sendable, Hashable {
    package let definitions: [AttributeDefinition]
    private let byName: [String: AttributeDefinition]

    /// The most attributes that a pool may define itself.
    package static let maxCustomAttributes = 50

    /// The standard attributes, where `own` does not define them otherwise, followed by the pool's own.
    package init(own: [AttributeDefinition]) {
        let redefined = Dictionary(own.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        let standardNames = Set(Self.standard.map(\.name))
        definitions =
            Self.standard.map { redefined[$0.name] ?? $0 } + own.filter { !standardNames.contains($0.name) }
        byName = Dictionary(definitions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package subscript(name: String) -> AttributeDefinition? { byName[name] }

    /// Whether `name` is one of the attributes that every pool has.
    package static func isStandard(_ name: String) -> Bool { standard.contains { $0.name == name } }

    /// The names of the attributes that a user must have in the end.
    package var requiredNames: [String] {
        definitions.filter { $0.isRequired && $0.name != "sub" }.map(\.name)
    }

    /// Checks attributes that a caller sets.
    package func check(_ attributes: [String: String]) throws(UserPoolError) {
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            guard let definition = byName[name] else {
                throw .invalidParameter("user.\(name): Attribute does not exist in the schema.")
            }
            if name == "sub" { throw .invalidParameter("user.sub: Attribute cannot be set.") }
            if let complaint = definition.complaint(about: value) { throw .invalidParameter(complaint) }
        }
    }

    /// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    private static let standard: [AttributeDefinition] =
        [AttributeDefinition(name: "sub", isMutable: false, isRequired: true, minimum: "1", maximum: "2048")]
        + [
            "name", "given_name", "family_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
            "website", "email",
        ].map(text)
        + [AttributeDefinition(name: "email_verified", kind: .boolean), text("gender")]
        + [AttributeDefinition(name: "birthdate", minimum: "10", maximum: "10")]
        + ["zoneinfo", "locale", "phone_number"].map(text)
        + [AttributeDefinition(name: "phone_number_verified", kind: .boolean), text("address")]
        + [AttributeDefinition(name: "updated_at", kind: .number, minimum: "0")]

    private static func text(_ name: String) -> AttributeDefinition {
        AttributeDefinition(name: name, minimum: "0", maximum: "2048")
    }
}
