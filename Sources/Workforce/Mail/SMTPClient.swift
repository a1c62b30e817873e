import CCurl
import Foundation

/// Sends one mail after the other through libcurl, on a thread of its own.
struct SMTPClient: Sendable {
    static let connectTimeoutSeconds = 10
    static let timeoutSeconds = 60

    private let server: SMTPServer
    private let queue = DispatchQueue(label: "groundwork.smtp", qos: .utility)

    init(server: SMTPServer) {
        self.server = server
    }

    /// Sends a message; throws `SMTPError`.
    func send(_ message: MailMessage) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async { continuation.resume(with: Result { try transfer(message) }) }
        }
    }

    private func transfer(_ message: MailMessage) throws(SMTPError) {
        guard let handle = curl_easy_init() else { throw SMTPError(reason: "libcurl cannot start", responseCode: 0) }
        defer { curl_easy_cleanup(handle) }
        let recipients = curl_slist_append(nil, "<\(message.recipient)>")
        defer { curl_slist_free_all(recipients) }
        let upload = Upload(Array(message.text.utf8))

        ccurl_set_text(handle, CURLOPT_URL, server.url)
        if let username = server.username { ccurl_set_text(handle, CURLOPT_USERNAME, username) }
        if let password = server.password { ccurl_set_text(handle, CURLOPT_PASSWORD, password) }
        ccurl_set_number(
            handle, CURLOPT_USE_SSL, Int(server.security == .required ? CURLUSESSL_ALL.rawValue : CURLUSESSL_TRY.rawValue))
        ccurl_set_text(handle, CURLOPT_MAIL_FROM, "<\(Self.address(in: message.sender))>")
        ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
        ccurl_set_number(handle, CURLOPT_UPLOAD, 1)
        // Signals would reach whatever thread is running.
        ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT, Self.connectTimeoutSeconds)
        ccurl_set_number(handle, CURLOPT_TIMEOUT, Self.timeoutSeconds)
        ccurl_set_reader(handle, Upload.read)
        ccurl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(upload).toOpaque())

        let outcome = withExtendedLifetime(upload) { curl_easy_perform(handle) }
        guard outcome != CURLE_OK else { return }
        var code = 0
        ccurl_response_code(handle, &code)
        throw SMTPError(reason: String(cString: curl_easy_strerror(outcome)), responseCode: code)
    }

    /// The address in `Name <address>`, or all of it.
    private static func address(in sender: String) -> String {
        sender.firstMatch(of: /<([^<>]+)>/).map { String($0.1) } ?? sender
    }
}

/// The message on its way into libcurl, which asks for it piece by piece.
private final class Upload {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    static let read: curl_read_callback = { buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        return Unmanaged<Upload>.fromOpaque(context).takeUnretainedValue().take(into: buffer, atMost: size * count)
    }

    private func take(into buffer: UnsafeMutablePointer<CChar>, atMost limit: Int) -> Int {
        let piece = rest.prefix(limit)
        UnsafeMutableRawBufferPointer(start: buffer, count: limit).copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
    }
}
