package import Foundation
import LabelingDomain
package import Logging
package import Persistence

/// Messages on their way to users. What is not sent by mail waits here for an admin.
package struct Outbox: Sendable {
    /// The most messages that are listed.
    package static let maxListed = 1_000

    private let store: OutboxStore
    private let sealer: Sealer
    private let wording: MessageWording
    private let random: RandomSource
    private let sendsMail: Bool
    private let logger: Logger
    /// Tells the delivery that a message waits.
    private let wake: @Sendable () -> Void

    package init(
        database: any Database, sealer: Sealer, portalURL: URL, organizationName: String, random: RandomSource,
        sendsMail: Bool, logger: Logger, wake: @escaping @Sendable () -> Void
    ) {
        store = OutboxStore(database)
        self.sealer = sealer
        wording = MessageWording(portalURL: portalURL, organizationName: organizationName)
        self.random = random
        self.sendsMail = sendsMail
        self.logger = logger
        self.wake = wake
    }

    /// Tells a new user how to sign in (06/PORTAL-1). Without `byMail` an admin hands it over.
    func postInvitation(
        to user: User, of pool: UserPool, password: String, byMail: Bool, now: Timestamp
    ) async throws {
        let name = Self.signInName(of: user, in: pool)
        let words = wording.invitation(template: pool.settings.invitation, username: name, password: password)
        let content = Content(subject: words.subject, body: words.body, secret: password)
        try await post(.invitation, content, to: user, name: name, byMail: byMail, now: now)
    }

    /// Sends a user the code with which to choose a new password.
    func postCode(_ code: String, to user: User, of pool: UserPool, now: Timestamp) async throws {
        let name = Self.signInName(of: user, in: pool)
        let words = wording.verificationCode(template: pool.settings.verification, username: name, code: code)
        let content = Content(subject: words.subject, body: words.body, secret: code)
        try await post(.verificationCode, content, to: user, name: name, byMail: user.hasVerifiedEmail, now: now)
    }

    /// The newest messages, the newest first. Their secrets can be read as long as they were not mailed or used.
    package func messages(limit: Int = maxListed) async throws -> [OutboxMessage] {
        try await store.newest(limit: min(limit, Self.maxListed)).map(open)
    }

    /// Forgets what was sent to a user, since its secret has served.
    func retire(sub: String) async throws {
        try await store.delete(sub: sub)
    }

    func open(_ record: OutboxMessageRecord) throws -> OutboxMessage {
        let json = try sealer.open(record.sealedContent, for: Self.purpose(record.id))
        let content = try JSONDecoder().decode(Content.self, from: Data(json))
        guard let kind = OutboxMessage.Kind(rawValue: record.kind),
            let state = OutboxMessage.State(rawValue: record.state)
        else { throw DatabaseError.unexpectedColumn("outbox message \(record.id) is a \(record.kind) in \(record.state)") }
        return OutboxMessage(
            id: record.id, kind: kind, userPoolID: record.userPoolID, username: record.username,
            recipient: record.recipient, subject: content.subject, body: content.body,
            secret: state == .sent ? nil : content.secret, state: state, attempts: record.attempts,
            lastError: record.lastError, createdAt: Timestamp(microseconds: record.createdAt))
    }

    /// What is sealed of a message.
    private struct Content: Codable {
        let subject: String
        let body: String
        let secret: String
    }

    private func post(
        _ kind: OutboxMessage.Kind, _ content: Content, to user: User, name: String, byMail: Bool, now: Timestamp
    ) async throws {
        let id = random.uuid()
        let recipient = byMail ? user.email : nil
        let state: OutboxMessage.State = sendsMail && recipient != nil ? .waiting : .held
        let record = OutboxMessageRecord(
            id: id, sub: user.sub, userPoolID: user.userPoolID, username: name, kind: kind.rawValue,
            recipient: recipient, sealedContent: try sealer.seal(JSONEncoder().encode(content), for: Self.purpose(id)),
            state: state.rawValue, createdAt: now.microseconds)
        try await store.insert(record)
        logger.info(
            "message for a user",
            metadata: ["kind": "\(kind)", "state": "\(state)", "user": "\(user.sub)", "pool": "\(user.userPoolID)"])
        if state == .waiting { wake() }
    }

    /// The name that the user types: the address where addresses are the names.
    private static func signInName(of user: User, in pool: UserPool) -> String {
        pool.settings.usernameAttributes.compactMap { user.attributes[$0] }.first ?? user.username
    }

    private static func purpose(_ id: String) -> String { "outbox message \(id)" }
}
