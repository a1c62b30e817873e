package import LabelingDomain

/// Checks who somebody is: name and password, and a first password of their own.
package struct SignIn: Sendable {
    private let users: Users
    /// How long the hosted page waits for a new password: as long as a client may wait at the most.
    private static let hostedChallengeLifetime: Duration = .seconds(900)

    private let hasher: PasswordHasher
    private let limiter: AttemptLimiter
    private let recovery: PasswordRecovery
    private let challenges: SealedToken<PasswordChallenge>

    package init(
        users: Users, hasher: PasswordHasher, limiter: AttemptLimiter, recovery: PasswordRecovery,
        sealer: Sealer
    ) {
        self.users = users
        self.hasher = hasher
        self.limiter = limiter
        self.recovery = recovery
        challenges = SealedToken(sealer: sealer, purpose: "password challenge")
    }

    /// Where a sign-in stands.
    package enum Outcome: Sendable {
        case signedIn(User)
        /// The user must choose a password; `session` goes into `chooseFirstPassword`.
        case newPasswordRequired(User, session: String)
    }

    /// What somebody shows to sign in.
    package struct Credentials: Sendable {
        package var username: String
        package var password: String
        /// Where the request came from; nil when that is not known.
        package var address: String?

        package init(username: String, password: String, address: String?) {
            self.username = username
            self.password = password
            self.address = address
        }
    }

    /// Checks a name and a password.
    ///
    /// An unknown name takes as long and is answered like a wrong password, unless the client was told to say more.
    /// On the hosted page a user whose password was reset may show the code that was sent in its place, and has a
    /// quarter of an hour to choose a password.
    package func signIn(
        _ credentials: Credentials, client: UserPoolClient, pool: UserPool, onHostedPage: Bool = false, now: Timestamp
    ) async throws -> Outcome {
        let user = try await users.existingUser(named: credentials.username, in: pool)
        let subject = Self.subject(of: user, named: credentials.username, in: pool)
        try await admit(subject, from: credentials.address, now: now)
        guard try await isRight(credentials.password, of: user, onHostedPage: onHostedPage, now: now), let user else {
            if let address = credentials.address {
                try await limiter.fail("address \(address)", .perAddress, now: now)
            }
            throw user == nil && !client.settings.hidesUserExistence
                ? UserPoolError.userNotFound : .wrongCredentials
        }
        try await limiter.succeed(subject, .perUser, now: now)
        return try await outcome(for: user, client: client, onHostedPage: onHostedPage, now: now)
    }

    /// Ends the challenge of `signIn` with a password of the user's own.
    package func chooseFirstPassword(
        _ password: String, session: String, attributes: [String: String] = [:], client: UserPoolClient,
        pool: UserPool, now: Timestamp
    ) async throws -> User {
        let (user, challenge) = try await user(ofSession: session, client: client, now: now)
        if !attributes.isEmpty { try await users.setAttributes(attributes, of: user, in: pool, now: now) }
        let updated = try await users.chooseFirstPassword(
            password, of: user, in: pool, passwordChanges: challenge.passwordChanges, now: now)
        try await recovery.discardCode(of: user)
        return updated
    }

    /// The user whom a challenge was made for.
    package func user(
        ofSession session: String, client: UserPoolClient, now: Timestamp
    ) async throws -> User {
        try await user(ofSession: session, client: client, now: now).user
    }

    /// Checks the password of a signed-in user, who is to change it.
    package func checkPassword(_ password: String, of user: User, now: Timestamp) async throws {
        let subject = "user \(user.sub)"
        guard try await limiter.begin(subject, .perUser, now: now) else {
            throw UserPoolError.limitExceeded("Attempt limit exceeded, please try after some time.")
        }
        guard try await hasher.matches(password, stored: user.passwordHash) else { throw UserPoolError.wrongCredentials }
        try await limiter.succeed(subject, .perUser, now: now)
    }
}

extension SignIn {
    /// Refuses who has failed too often.
    private func admit(_ subject: String, from address: String?, now: Timestamp) async throws {
        if let address, try await limiter.isWaiting("address \(address)", .perAddress, now: now) {
            throw UserPoolError.tooManyAttempts
        }
        guard try await limiter.begin(subject, .perUser, now: now) else { throw UserPoolError.tooManyAttempts }
    }

    private func isRight(
        _ password: String, of user: User?, onHostedPage: Bool, now: Timestamp
    ) async throws -> Bool {
        if onHostedPage, let user, user.status == .resetRequired {
            return try await recovery.isCode(password, of: user, now: now)
        }
        return try await hasher.matches(password, stored: user?.passwordHash)
    }

    private func outcome(
        for user: User, client: UserPoolClient, onHostedPage: Bool, now: Timestamp
    ) async throws -> Outcome {
        guard user.isEnabled else { throw UserPoolError.notAuthorized("User is disabled.") }
        switch user.status {
        case .confirmed: return .signedIn(user)
        case .resetRequired where !onHostedPage: throw UserPoolError.passwordResetRequired
        case .resetRequired: break
        case .forceChangePassword:
            if let expiry = user.passwordExpiresAt, expiry <= now {
                throw UserPoolError.notAuthorized(
                    "Temporary password has expired and must be reset by an administrator.")
            }
        }
        let challenge = PasswordChallenge(
            sub: user.sub, clientID: client.id, passwordChanges: user.passwordChanges)
        let expiry = now + (onHostedPage ? Self.hostedChallengeLifetime : .seconds(client.settings.challengeSeconds))
        return .newPasswordRequired(user, session: try challenges.token(challenge, expiringAt: expiry))
    }

    private func user(
        ofSession session: String, client: UserPoolClient, now: Timestamp
    ) async throws -> (user: User, challenge: PasswordChallenge) {
        let challenge: PasswordChallenge
        do {
            challenge = try challenges.value(of: session, now: now)
        } catch .expired {
            throw UserPoolError.notAuthorized("Invalid session for the user, session is expired.")
        } catch .forged {
            throw UserPoolError.notAuthorized("Invalid session for the user.")
        }
        guard challenge.clientID == client.id, let user = try await users.user(sub: challenge.sub), user.isEnabled else {
            throw UserPoolError.notAuthorized("Invalid session for the user.")
        }
        guard user.passwordChanges == challenge.passwordChanges else {
            throw UserPoolError.notAuthorized("Invalid session for the user, session can only be used once.")
        }
        return (user, challenge)
    }

    /// What tries are counted by: the user whatever name was typed, else the name.
    private static func subject(of user: User?, named name: String, in pool: UserPool) -> String {
        if let user { return "user \(user.sub)" }
        return "name \(pool.id)/\(pool.settings.key(String(name.prefix(128))))"
    }
}
