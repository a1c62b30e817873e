import LabelingDomain
import Logging
import Persistence
import ServiceLifecycle

/// Sends what waits in the outbox, and tries again what a mail server refused for the moment.
package struct MailDelivery: Service {
    /// How often a message is tried, from the first failure waiting `firstWait`, then twice as long each time.
    static let maxAttempts = 8
    static let firstWait: Duration = .seconds(10)
    /// How many messages are taken at once.
    static let batchSize = 50
    /// How often the outbox is looked through when nobody says that something waits.
    static let interval: Duration = .seconds(15)

    private let store: OutboxStore
    private let outbox: Outbox
    private let client: SMTPClient
    private let sender: String
    private let signal: MailSignal
    private let now: @Sendable () -> Timestamp
    private let logger: Logger

    init(
        database: any Database, outbox: Outbox, server: SMTPServer, sender: String, signal: MailSignal,
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        store = OutboxStore(database)
        self.outbox = outbox
        client = SMTPClient(server: server)
        self.sender = sender
        self.signal = signal
        self.now = now
        self.logger = logger
    }

    /// Sends what waits, until the server shuts down.
    package func run() async throws {
        await withTaskCancellationOrGracefulShutdownHandler {
            while await signal.wait(atMost: Self.interval) {
                do {
                    try await sendDue()
                } catch {
                    logger.warning("cannot read the outbox", metadata: ["error": "\(error)"])
                }
            }
        } onCancelOrGracefulShutdown: {
            signal.finish()
        }
    }

    /// Sends all that is due now.
    func sendDue() async throws {
        while !signal.isFinished {
            let due = try await store.due(
                state: OutboxMessage.State.waiting.rawValue, at: now().microseconds, limit: Self.batchSize)
            if due.isEmpty { return }
            for record in due where !signal.isFinished { try await send(record) }
        }
    }

    private func send(_ record: OutboxMessageRecord) async throws {
        var record = record
        record.attempts += 1
        do {
            let message = try outbox.open(record)
            try await client.send(
                MailMessage(
                    sender: sender, recipient: message.recipient ?? "", subject: message.subject, body: message.body,
                    id: message.id, date: now()))
            record.state = OutboxMessage.State.sent.rawValue
            record.lastError = nil
        } catch {
            let isFinal = (error as? SMTPError)?.isFinal ?? false
            if isFinal || record.attempts >= Self.maxAttempts { record.state = OutboxMessage.State.failed.rawValue }
            record.nextAttemptAt = (now() + Self.firstWait * (1 << (record.attempts - 1))).microseconds
            record.lastError = "\(error)"
            logger.warning(
                "mail did not leave", metadata: ["message": "\(record.id)", "state": "\(record.state)", "error": "\(error)"])
        }
        try await store.update(record)
    }
}
