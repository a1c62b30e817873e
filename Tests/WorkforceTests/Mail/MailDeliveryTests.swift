import Crypto
import Foundation
import LabelingDomain
import Logging
import Persistence
import Testing

@testable import Workforce

@Suite struct MailDeliveryTests {
    private static func run(
        _ server: FakeMailServer, _ body: (TestWorkforce, MailDelivery) async throws -> Void
    ) async throws {
        defer { server.stop() }
        let smtp = try #require(SMTPServer("smtp://127.0.0.1:\(server.port)"))
        let mail = WorkforceServices.Configuration.Mail(server: smtp, sender: "Labeling <label@example.com>")
        try await TestWorkforce.run(mail: mail) { test in
            let delivery = try #require(test.services.mailDelivery)
            let pool = try await test.pool()
            let draft = Users.Draft(
                username: "ann", attributes: ["email": "ann@example.com"], temporaryPassword: "Temp-1234",
                invitation: .byMail)
            _ = try await test.services.users.create(draft, in: pool, now: test.start)
            try await body(test, delivery)
        }
    }

    @Test("an invitation leaves by SMTP, and its password can no longer be read here, 06/PORTAL-1")
    func delivery() async throws {
        let server = try FakeMailServer()
        try await Self.run(server) { test, delivery in
            #expect(try await test.services.outbox.messages().first?.state == .waiting)
            try await delivery.sendDue()
            let message = try #require(try await test.services.outbox.messages().first)
            #expect(message.state == .sent && message.secret == nil && message.attempts == 1)
            #expect(server.lines.contains("MAIL FROM:<label@example.com>"))
            #expect(server.lines.contains("RCPT TO:<ann@example.com>"))
            let start = try #require(server.lines.firstIndex(of: ""))
            let end = try #require(server.lines.firstIndex(of: "."))
            let body = try #require(Data(base64Encoded: server.lines[(start + 1)..<end].joined()))
            #expect(String(decoding: body, as: UTF8.self).contains("Temporary password: Temp-1234"))
            try await delivery.sendDue()
            #expect(server.lines.filter { $0.hasPrefix("MAIL FROM") }.count == 1, "it is sent once")
        }
    }

    @Test("a mail that is refused for the moment is tried again later, and can be read meanwhile")
    func temporaryRefusal() async throws {
        let server = try FakeMailServer(answerToData: "451 try later")
        try await Self.run(server) { test, delivery in
            try await delivery.sendDue()
            let message = try #require(try await test.services.outbox.messages().first)
            #expect(message.state == .waiting && message.secret == "Temp-1234" && message.lastError?.contains("451") == true)
            let due = try await OutboxStore(test.database).due(
                state: "waiting", at: (test.start + .seconds(9)).microseconds, limit: 1)
            #expect(due.isEmpty)
            let later = try await OutboxStore(test.database).due(
                state: "waiting", at: (test.start + .seconds(10)).microseconds, limit: 1)
            #expect(later.count == 1)
        }
    }

    @Test("a mail that is refused for good is left to the admin")
    func finalRefusal() async throws {
        let server = try FakeMailServer(answerToData: "550 no such user")
        try await Self.run(server) { test, delivery in
            try await delivery.sendDue()
            let message = try #require(try await test.services.outbox.messages().first)
            #expect(message.state == .failed && message.secret == "Temp-1234")
        }
    }

    @Test("a message that waits wakes the delivery, which stops when it is told to")
    func service() async throws {
        let server = try FakeMailServer()
        try await Self.run(server) { test, delivery in
            try await withThrowingTaskGroup { group in
                group.addTask { try await delivery.run() }
                while try await test.services.outbox.messages().first?.state != .sent {
                    try await Task.sleep(for: .milliseconds(5))
                }
                group.cancelAll()
            }
        }
    }
}
