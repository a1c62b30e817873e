package import LabelingDomain
import Persistence

extension Users {
    /// An admin sets a password: the user's own when `isPermanent`, else one to be replaced at the next sign-in.
    package func setPassword(
        _ password: String, isPermanent: Bool, of user: User, in pool: UserPool, now: Timestamp
    ) async throws {
        _ = try checked(password, pool.settings.passwordPolicy)
        let expiry = isPermanent ? nil : temporaryPasswordExpiry(in: pool, now: now)
        let event: UserStatus.Event = isPermanent ? .adminSetPermanentPassword : .adminSetTemporaryPassword
        _ = try await replacePassword(of: user, with: password, after: event, expiringAt: expiry, now: now)
        try await sessions.revoke(sub: user.sub)
        try await outbox.retire(sub: user.sub)
    }

    /// Makes a new temporary password for a user who has not signed in yet, and invites again.
    package func resendInvitation(
        _ draft: Draft, to user: User, in pool: UserPool, now: Timestamp
    ) async throws -> User {
        guard user.status == .forceChangePassword else {
            throw UserPoolError.unsupportedUserState(
                "Resend not possible. The user's status is \(user.status.rawValue), not FORCE_CHANGE_PASSWORD.")
        }
        let password =
            try checked(draft.temporaryPassword, pool.settings.passwordPolicy)
            ?? pool.settings.passwordPolicy.temporaryPassword(from: random)
        let updated = try await replacePassword(
            of: user, with: password, after: .adminSetTemporaryPassword,
            expiringAt: temporaryPasswordExpiry(in: pool, now: now), now: now)
        try await invite(updated, to: pool, draft.invitation, password: password, now: now)
        return updated
    }

    /// The user of a challenge chooses a first password. `passwordChanges` is the count that the challenge was made at,
    /// so that a challenge serves once.
    package func chooseFirstPassword(
        _ password: String, of user: User, in pool: UserPool, passwordChanges: Int64, now: Timestamp
    ) async throws -> User {
        _ = try checked(password, pool.settings.passwordPolicy)
        let event: UserStatus.Event = user.status == .resetRequired ? .choseWithCode : .choseFirstPassword
        let updated = try await replacePassword(
            of: user, with: password, after: event, expiringAt: nil, expecting: passwordChanges, now: now)
        try await outbox.retire(sub: user.sub)
        return updated
    }

    /// A signed-in user replaces the password. The caller has checked the old one.
    package func changePassword(to password: String, of user: User, in pool: UserPool, now: Timestamp) async throws {
        _ = try checked(password, pool.settings.passwordPolicy)
        _ = try await replacePassword(of: user, with: password, after: .changedPassword, expiringAt: nil, now: now)
    }

    /// Sets the password of a user who proved it with a code, and ends what was signed in with the old one.
    package func choosePasswordWithCode(
        _ password: String, of user: User, in pool: UserPool, now: Timestamp
    ) async throws {
        _ = try checked(password, pool.settings.passwordPolicy)
        _ = try await replacePassword(of: user, with: password, after: .choseWithCode, expiringAt: nil, now: now)
        try await sessions.revoke(sub: user.sub)
        try await outbox.retire(sub: user.sub)
    }

    /// Moves a user to RESET_REQUIRED: the password no longer signs in.
    func requireReset(of user: User, now: Timestamp) async throws -> User {
        let updated = try await update(user) { record in
            record.status = try Self.status(of: record, after: .adminResetPassword).rawValue
            record.passwordChanges += 1
            record.modifiedAt = now.microseconds
        }
        try await sessions.revoke(sub: user.sub)
        return updated
    }

    private func replacePassword(
        of user: User, with password: String, after event: UserStatus.Event, expiringAt expiry: Timestamp?,
        expecting passwordChanges: Int64? = nil, now: Timestamp
    ) async throws -> User {
        let hash = try await hasher.hash(password)
        return try await update(user) { record in
            guard passwordChanges == nil || passwordChanges == record.passwordChanges else {
                throw UserPoolError.notAuthorized("Invalid session for the user, session can only be used once.")
            }
            record.status = try Self.status(of: record, after: event).rawValue
            record.passwordHash = hash
            record.passwordExpiresAt = expiry?.microseconds
            record.passwordChanges += 1
            record.modifiedAt = now.microseconds
        }
    }

    private static func status(
        of record: UserRecord, after event: UserStatus.Event
    ) throws(UserPoolError) -> UserStatus {
        do {
            return try User(record).status.after(event)
        } catch {
            throw .notAuthorized("User password cannot be reset in the current state.")
        }
    }
}
