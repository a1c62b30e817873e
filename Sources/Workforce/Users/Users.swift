package import LabelingDomain
package import Persistence

/// The users of pools: who they are. What happens to their passwords is in `Users+Passwords`.
package struct Users: Sendable {
    let store: UserStore
    let hasher: PasswordHasher
    let outbox: Outbox
    let sessions: WorkerSessions
    let membership: TeamMembership
    let random: RandomSource

    /// The most users of a pool that one page lists.
    package static let maxPageSize = 60

    package init(
        database: any Database, hasher: PasswordHasher, outbox: Outbox, sessions: WorkerSessions,
        membership: TeamMembership, random: RandomSource
    ) {
        store = UserStore(database)
        self.hasher = hasher
        self.outbox = outbox
        self.sessions = sessions
        self.membership = membership
        self.random = random
    }

    /// What an admin says about a new user.
    package struct Draft: Sendable {
        package var username: String
        package var attributes: [String: String]
        /// nil to have one made up.
        package var temporaryPassword: String?
        package var invitation: Invitation
        /// Whether an address that another user has becomes this user's.
        package var takesAliases: Bool

        package init(
            username: String, attributes: [String: String], temporaryPassword: String?, invitation: Invitation,
            takesAliases: Bool = false
        ) {
            self.username = username
            self.attributes = attributes
            self.temporaryPassword = temporaryPassword
            self.invitation = invitation
            self.takesAliases = takesAliases
        }
    }

    /// How a user hears of the account.
    package enum Invitation: Sendable, Hashable {
        case byMail
        /// An admin hands it over.
        case held
        /// Not at all.
        case suppressed
    }

    /// Adds a user with a temporary password, and invites.
    package func create(_ draft: Draft, in pool: UserPool, now: Timestamp) async throws -> User {
        let naming = UserNaming(settings: pool.settings)
        var attributes = draft.attributes
        let namedAttribute = try naming.attribute(forNewName: draft.username)
        if let namedAttribute { attributes[namedAttribute] = draft.username }
        try pool.settings.schema.check(attributes)
        let password =
            try checked(draft.temporaryPassword, pool.settings.passwordPolicy)
            ?? pool.settings.passwordPolicy.temporaryPassword(from: random)
        let sub = random.uuid()
        let username = namedAttribute == nil ? draft.username : sub
        let record = UserRecord(
            sub: sub, userPoolID: pool.id, username: username, usernameKey: pool.settings.key(username),
            status: UserStatus.forceChangePassword.rawValue, isEnabled: true,
            passwordHash: try await hasher.hash(password),
            passwordExpiresAt: temporaryPasswordExpiry(in: pool, now: now).microseconds, attributes: attributes,
            createdAt: now.microseconds)
        let user = try await insert(record, naming: naming, movingAliases: draft.takesAliases)
        try await invite(user, to: pool, draft.invitation, password: password, now: now)
        return user
    }

    /// The user with that username, alias or `sub`; throws `UserPoolError.userNotFound` when there is none.
    package func user(named name: String, in pool: UserPool) async throws -> User {
        guard let user = try await existingUser(named: name, in: pool) else { throw UserPoolError.userNotFound }
        return user
    }

    /// The user with that username, alias or `sub`; nil when there is none.
    package func existingUser(named name: String, in pool: UserPool) async throws -> User? {
        try await store.user(poolID: pool.id, name: name, key: pool.settings.key(name)).map { try User($0) }
    }

    /// The user with that `sub` in any pool; nil when there is none.
    package func user(sub: String) async throws -> User? {
        try await store.user(sub: sub).map { try User($0) }
    }

    /// At most `limit` users after `key`, by username.
    package func users(
        in pool: UserPool, where condition: UserStore.Condition?, after key: String, limit: Int
    ) async throws -> Page<User> {
        let records = try await store.users(poolID: pool.id, where: condition, after: key, limit: limit + 1)
        return try Page(records, limit: limit, key: \.usernameKey).map { try User($0) }
    }

    /// At most `limit` users of a group after `key`, by username.
    package func users(
        inGroup group: String, of pool: UserPool, after key: String, limit: Int
    ) async throws -> Page<User> {
        let records = try await store.users(poolID: pool.id, inGroup: group, after: key, limit: limit + 1)
        return try Page(records, limit: limit, key: \.usernameKey).map { try User($0) }
    }

    /// Sets attributes; an empty value removes one.
    package func setAttributes(
        _ attributes: [String: String], of user: User, in pool: UserPool, now: Timestamp
    ) async throws {
        try pool.settings.schema.check(attributes.filter { !$0.value.isEmpty })
        if let fixed = attributes.keys.first(where: { pool.settings.schema[$0]?.isMutable == false }) {
            throw UserPoolError.invalidParameter("user.\(fixed): Attribute cannot be updated.")
        }
        let naming = UserNaming(settings: pool.settings)
        _ = try await update(user, aliases: { naming.aliases(of: $0.attributes) }) { record in
            for (name, value) in attributes {
                // A changed address is nobody's until it is verified again, unless the caller vouches for it here.
                if record.attributes[name] != value, ["email", "phone_number"].contains(name),
                    attributes["\(name)_verified"] == nil
                {
                    record.attributes["\(name)_verified"] = "false"
                }
                record.attributes[name] = value.isEmpty ? nil : value
            }
            record.modifiedAt = now.microseconds
        }
        sessions.refresh(sub: user.sub)
    }

    /// A disabled user is signed out and cannot sign in; memberships stay (06/WF-22).
    package func setEnabled(_ isEnabled: Bool, _ user: User, now: Timestamp) async throws {
        _ = try await update(user) { record in
            record.isEnabled = isEnabled
            record.modifiedAt = now.microseconds
        }
        if !isEnabled { try await sessions.revoke(sub: user.sub) }
    }

    /// Deletes a user with all sessions, tokens and memberships.
    package func delete(_ user: User) async throws {
        let existed = try await store.delete(sub: user.sub)
        try await sessions.revoke(sub: user.sub)
        membership.refresh()
        guard existed else { throw UserPoolError.userNotFound }
    }

    /// Ends all sessions and tokens of a user.
    package func signOutEverywhere(_ user: User) async throws {
        try await sessions.revoke(sub: user.sub)
    }
}

extension Users {
    /// Changes a user inside one write; throws `UserPoolError.userNotFound` when the user is gone.
    func update(
        _ user: User, aliases: (@Sendable (UserRecord) -> [String])? = nil,
        _ change: @escaping @Sendable (inout UserRecord) throws -> Void
    ) async throws -> User {
        guard let record = try await store.update(sub: user.sub, aliases: aliases, change) else {
            throw UserPoolError.userNotFound
        }
        return try User(record)
    }

    func temporaryPasswordExpiry(in pool: UserPool, now: Timestamp) -> Timestamp {
        now + .seconds(86_400 * pool.settings.temporaryPasswordValidityDays)
    }

    /// The password, when there is one and the policy lets it pass.
    func checked(_ password: String?, _ policy: PasswordPolicy) throws(UserPoolError) -> String? {
        if let violation = password.flatMap(policy.violation) { throw .invalidPassword(violation) }
        return password
    }

    func invite(
        _ user: User, to pool: UserPool, _ invitation: Invitation, password: String, now: Timestamp
    ) async throws {
        guard invitation != .suppressed else { return }
        try await outbox.postInvitation(
            to: user, of: pool, password: password, byMail: invitation == .byMail, now: now)
    }

    private func insert(_ record: UserRecord, naming: UserNaming, movingAliases: Bool) async throws -> User {
        let aliases = naming.aliases(of: record.attributes)
        switch try await store.insert(record, aliases: aliases, movingAliases: movingAliases) {
        case .inserted: return try User(record)
        case .usernameTaken: throw UserPoolError.usernameExists("User account already exists")
        case .aliasTaken(let alias): throw naming.aliasTaken(alias, attributes: record.attributes)
        }
    }
}
