package import Foundation
import LabelingDomain
import Logging
import Persistence
import Workforce

/// A message to a worker, as the administrator reads it: `groundwork invitations`.
package struct WaitingMessage: Sendable {
    /// `invitation` or `verificationCode`.
    package let kind: String
    package let username: String
    /// The temporary password or the code; nil once it was sent by mail.
    package let secret: String?
    package let address: String?
    /// `held` for the administrator, `waiting` for the mail server, `sent`, or `failed`.
    package let state: String
    package let createdAt: Date

    init(_ message: OutboxMessage) {
        kind = message.kind.rawValue
        username = message.username
        secret = message.secret
        address = message.recipient
        state = message.state.rawValue
        createdAt = Date(message.createdAt)
    }
}

/// The messages to workers whose secrets have not served yet, the newest first.
package func waitingMessages(_ configuration: Configuration) async throws -> [WaitingMessage] {
    let (database, _) = try await openDatabase(configuration)
    let serverKey = try ServerKey(path: configuration.dataDirectory + "/server.key")
    let outbox = Outbox(
        database: database, sealer: Sealer(key: serverKey.derived(for: "workforce")),
        portalURL: configuration.portalURL, organizationName: configuration.organizationName, random: .system,
        sendsMail: false, logger: Logger(label: "groundwork.invitations"), wake: {})
    let messages = try await outbox.messages().map(WaitingMessage.init)
    await database.close()
    return messages
}
