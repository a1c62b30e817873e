import Foundation
import LabelingDomain
import Testing

@testable import Workforce

@Suite struct MailMessageTests {
    private func message(subject: String = "Hello", body: String = "Hi") -> MailMessage {
        MailMessage(
            sender: "Labeling <label@example.com>", recipient: "ann@example.com", subject: subject, body: body,
            id: "42", date: Timestamp(microseconds: 1_000_000_000_000_000))
    }

    @Test("a message is plain ASCII with a Base64 body")
    func form() throws {
        let text = message(body: "Grüße\n.\n").text
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        let parts = text.components(separatedBy: "\r\n\r\n")
        #expect(parts.count == 2)
        #expect(parts[0].contains("Date: Sun, 09 Sep 2001 01:46:40 +0000"))
        #expect(parts[0].contains("Content-Type: text/plain; charset=utf-8"))
        let body = try #require(Data(base64Encoded: parts[1].filter { !$0.isNewline }))
        #expect(String(decoding: body, as: UTF8.self) == "Grüße\n.\n")
    }

    @Test("a template with markup is sent as HTML")
    func html() {
        #expect(message(body: "Hi<br>there").text.contains("text/html"))
        #expect(message(body: "1 < 2 and a<b").text.contains("text/plain"))
    }

    @Test("a line break in a subject begins no header")
    func injection() {
        let text = message(subject: "Hello\r\nBcc: all@example.com").text
        #expect(text.contains("Subject: Hello  Bcc: all@example.com\r\n"))
        #expect(text.components(separatedBy: "\r\n").contains { $0.hasPrefix("Bcc") } == false)
    }

    @Test("a subject in other letters is encoded in words of at most 75 characters")
    func encodedSubject() throws {
        let subject = String(repeating: "Größe ", count: 20)
        let lines = message(subject: subject).text.components(separatedBy: "\r\n")
        let first = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        let words = lines[first...].prefix { $0.hasPrefix("Subject: ") || $0.hasPrefix(" ") }
            .map { $0.trimmingPrefix("Subject: ").trimmingCharacters(in: .whitespaces) }
        #expect(words.allSatisfy { $0.count <= 75 })
        let decoded = words.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }
        #expect(decoded.map { String(decoding: $0, as: UTF8.self) }.joined() == subject)
    }

    struct ServerCase: Sendable {
        let text: String
        let url: String?
        var isSecurityRequired = false
    }

    static let servers: [ServerCase] = [
        .init(text: "smtp://mail.example:2525", url: "smtp://mail.example:2525"),
        .init(text: "smtps://u:p%40ss@mail.example", url: "smtps://mail.example", isSecurityRequired: true),
        .init(text: "smtp://u:p@mail.example:587", url: "smtp://mail.example:587", isSecurityRequired: true),
        .init(text: "smtp://u:p@localhost:1025", url: "smtp://localhost:1025"),
        .init(text: "http://mail.example", url: nil),
        .init(text: "mail.example", url: nil),
    ]

    @Test("a password goes over the network under TLS or not at all", arguments: servers)
    func security(_ test: ServerCase) {
        let server = SMTPServer(test.text)
        #expect(server?.url == test.url)
        #expect((server?.security == .required) == test.isSecurityRequired)
        if test.text.contains("%40") { #expect(server?.password == "p@ss") }
    }
}
