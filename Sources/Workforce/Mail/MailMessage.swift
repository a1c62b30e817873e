import Foundation
import LabelingDomain

/// An e-mail to one person, in the form of RFC 5322 and MIME.
struct MailMessage: Sendable, Hashable {
    let sender: String
    let recipient: String
    let subject: String
    let body: String
    /// Unique; names the message where mail servers are asked about it.
    let id: String
    let date: Timestamp

    /// The whole message as it goes over the wire.
    ///
    /// Everything that is not ASCII is encoded, and the body is Base64, so that no server has a line to break or a dot
    /// to stuff.
    var text: String {
        let headers = [
            "From: \(Self.oneLine(sender))",
            "To: \(Self.oneLine(recipient))",
            "Subject: \(Self.encodedWords(Self.oneLine(subject)))",
            "Date: \(Self.format(date))",
            "Message-ID: <\(id)@groundwork>",
            "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
            "Content-Type: \(isHTML ? "text/html" : "text/plain"); charset=utf-8",
            "Content-Transfer-Encoding: base64",
        ]
        let content = Data(body.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return headers.joined(separator: "\r\n") + "\r\n\r\n" + content + "\r\n"
    }

    /// The templates of pools may be HTML, as Cognito's are.
    private var isHTML: Bool { body.firstMatch(of: /<(?:br|p|a|div|html|b|h[1-6])[\s>\/]/.ignoresCase()) != nil }

    /// A line break in a header would begin another header.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
    }

    /// RFC 2047, in pieces of at most 75 characters.
    private static func encodedWords(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }), text.utf8.count <= 900 { return text }
        var words: [String] = []
        var piece = ""
        for character in text {
            if piece.utf8.count + character.utf8.count > 42 {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        words.append(piece)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func format(_ date: Timestamp) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
        return formatter.string(from: Date(timeIntervalSince1970: Double(date.microseconds) / 1e6))
    }
}
