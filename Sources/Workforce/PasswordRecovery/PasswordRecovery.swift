package import LabelingDomain
package import Persistence

/// New passwords for those who forgot theirs, or had it withdrawn: a code is sent, and shown in exchange.
package struct PasswordRecovery: Sendable {
    /// How long a code works.
    static let codeLifetime: Duration = .seconds(3_600)
    /// How often a code may be tried; with six digits, a guess then succeeds once in 200,000 codes.
    static let maxAttemptsPerCode = 5
    static let codeLength = 6

    private let codes: ConfirmationCodeStore
    private let users: Users
    private let hasher: PasswordHasher
    private let limiter: AttemptLimiter
    private let random: RandomSource

    package init(
        database: any Database, users: Users, hasher: PasswordHasher, limiter: AttemptLimiter, random: RandomSource
    ) {
        codes = ConfirmationCodeStore(database)
        self.users = users
        self.hasher = hasher
        self.limiter = limiter
        self.random = random
    }

    /// Where a code went, as much as may be shown of it.
    package struct Delivery: Sendable, Hashable {
        package let destination: String
        package let attribute: String

        init(email: String) {
            let parts = email.split(separator: "@", maxSplits: 1).map { "\($0.prefix(1))***" }
            destination = parts.joined(separator: "@")
            attribute = "email"
        }
    }

    /// An admin withdraws a user's password. The code goes by mail when the address is verified, else to the admin.
    package func resetPassword(of user: User, in pool: UserPool, now: Timestamp) async throws {
        let updated = try await users.requireReset(of: user, now: now)
        try await sendCode(to: updated, in: pool, now: now)
    }

    /// Sends a code to somebody who says that they forgot their password.
    ///
    /// An unknown name is answered alike, unless the client was told to say more.
    package func start(
        username: String, client: UserPoolClient, pool: UserPool, now: Timestamp
    ) async throws -> Delivery {
        guard let user = try await users.existingUser(named: username, in: pool) else {
            guard client.settings.hidesUserExistence else { throw UserPoolError.userNotFound }
            return Delivery(email: username.contains("@") ? username : "\(username)@\(pool.id)")
        }
        guard user.isEnabled else { throw UserPoolError.notAuthorized("User is disabled.") }
        guard user.status != .forceChangePassword else {
            throw UserPoolError.notAuthorized("User password cannot be reset in the current state.")
        }
        guard let email = user.email, user.hasVerifiedEmail else {
            throw UserPoolError.invalidParameter(
                "Cannot reset password for the user as there is no registered/verified email or phone_number")
        }
        guard try await limiter.begin("code for \(user.sub)", .perCodeRecipient, now: now) else {
            throw UserPoolError.limitExceeded("Attempt limit exceeded, please try after some time.")
        }
        try await sendCode(to: user, in: pool, now: now)
        return Delivery(email: email)
    }

    /// Sets a new password for the one who shows the code.
    package func finish(
        username: String, code: String, password: String, client: UserPoolClient, pool: UserPool, now: Timestamp
    ) async throws {
        guard let user = try await users.existingUser(named: username, in: pool) else {
            throw client.settings.hidesUserExistence ? UserPoolError.codeExpired : .userNotFound
        }
        if let violation = pool.settings.passwordPolicy.violation(by: password) {
            throw UserPoolError.invalidPassword(violation)
        }
        switch try await check(code, of: user, now: now) {
        case .right: break
        case .wrong: throw UserPoolError.codeMismatch
        case .worthless: throw UserPoolError.codeExpired
        }
        try await users.choosePasswordWithCode(password, of: user, in: pool, now: now)
        try await codes.delete(sub: user.sub)
    }

    /// Whether `text` is the code that was sent to a user whose password was reset.
    func isCode(_ text: String, of user: User, now: Timestamp) async throws -> Bool {
        try await check(text, of: user, now: now) == .right
    }

    /// The code has served.
    func discardCode(of user: User) async throws {
        try await codes.delete(sub: user.sub)
    }

    private enum Verdict { case right, wrong, worthless }

    private func check(_ code: String, of user: User, now: Timestamp) async throws -> Verdict {
        let known = try await codes.codeForAttempt(sub: user.sub, maxAttempts: Self.maxAttemptsPerCode)
        let isRight = try await hasher.matches(code, stored: known?.hash)
        guard let known, known.expiresAt > now.microseconds else { return .worthless }
        return isRight ? .right : .wrong
    }

    private func sendCode(to user: User, in pool: UserPool, now: Timestamp) async throws {
        let code = random.text(of: Self.codeLength, from: Array("0123456789"))
        let expiry = now + Self.codeLifetime
        try await codes.set(
            .init(hash: try await hasher.hash(code), expiresAt: expiry.microseconds), sub: user.sub)
        try await users.outbox.postCode(code, to: user, of: pool, now: now)
    }
}
