/// What a pool's owner decided and the service acts on.
package struct UserPoolSettings: Sendable, Hashable, Codable {
    /// What the passwords of its users have to look like.
    package var passwordPolicy: PasswordPolicy
    /// How long the password of an invitation works.
    package var temporaryPasswordValidityDays: Int
    /// `email`, `phone_number`: users sign in with these instead of a username.
    package var usernameAttributes: [String]
    /// `email`, `phone_number`, `preferred_username`: users can sign in with these as well.
    package var aliasAttributes: [String]
    /// Whether `Ann` and `ann` are two users.
    package var isCaseSensitive: Bool
    /// The pool's own attributes, and standard ones that it defines otherwise.
    package var ownAttributes: [AttributeDefinition]
    /// Whether deleting the pool is refused.
    package var isProtectedFromDeletion: Bool
    /// The words of the mail to a new user.
    package var invitation: MessageTemplate
    /// The words of the mail with a code.
    package var verification: MessageTemplate

    /// How long temporary passwords work where nothing else was said.
    package static let standardTemporaryPasswordValidityDays = 7

    /// The settings of a pool that was created with nothing but a name.
    package init() {
        passwordPolicy = .standard
        temporaryPasswordValidityDays = Self.standardTemporaryPasswordValidityDays
        usernameAttributes = []
        aliasAttributes = []
        isCaseSensitive = true
        ownAttributes = []
        isProtectedFromDeletion = false
        invitation = MessageTemplate(subject: nil, body: nil)
        verification = MessageTemplate(subject: nil, body: nil)
    }

    /// Every attribute that its users can have.
    package var schema: AttributeSchema { AttributeSchema(own: ownAttributes) }

    /// A username or alias as the pool compares it.
    package func key(_ name: String) -> String {
        isCaseSensitive ? name : name.lowercased()
    }

    /// Checks what the shapes of the interface cannot say.
    func check() throws(UserPoolError) {
        guard usernameAttributes.isEmpty || aliasAttributes.isEmpty else {
            throw .invalidParameter("Only one of aliasAttributes or usernameAttributes can be set in a user pool.")
        }
        let own = ownAttributes.filter { !AttributeSchema.isStandard($0.name) }
        guard own.count <= AttributeSchema.maxCustomAttributes else {
            throw .invalidParameter(
                "Schema has \(own.count) custom attributes; at most \(AttributeSchema.maxCustomAttributes) are allowed.")
        }
        if let required = own.first(where: \.isRequired) {
            throw .invalidParameter("Required custom attributes are not supported currently: \(required.name)")
        }
        guard let body = invitation.body else { return }
        guard body.contains(MessageTemplate.secretPlace), body.contains(MessageTemplate.usernamePlace) else {
            throw .invalidParameter("EmailMessage of InviteMessageTemplate must hold {username} and {####}.")
        }
    }
}
