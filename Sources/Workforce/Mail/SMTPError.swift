/// Why a mail did not leave.
struct SMTPError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The words of libcurl.
    let reason: String
    /// The server's answer, such as 550; 0 when there was none.
    let responseCode: Int

    /// Whether the server will refuse it the next time as well (RFC 5321, section 4.2.1: 5yz).
    var isFinal: Bool { (500...599).contains(responseCode) }

    var description: String { responseCode == 0 ? reason : "\(reason) (\(responseCode))" }
}
