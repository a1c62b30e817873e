import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A mail server on loopback that takes one connection after the other and keeps what it hears.
final class FakeMailServer: Sendable {
    let port: Int
    private let listener: Int32
    private let heard = Mutex<[String]>([])
    private let answerToData: String

    /// `answerToData` is the reply to a whole message, such as `250 ok`.
    init(answerToData: String = "250 ok") throws {
        self.answerToData = answerToData
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(UInt32(0x7f00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 8) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = Int(UInt16(bigEndian: address.sin_port))
        self.listener = listener
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 { serve(connection) }
        }
    }

    /// Every line of every client.
    var lines: [String] { heard.withLock { $0 } }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func serve(_ connection: Int32) {
        guard let stream = fdopen(connection, "r+") else { return }
        defer { fclose(stream) }
        func reply(_ text: String) {
            fputs(text + "\r\n", stream)
            fflush(stream)
        }
        reply("220 mail.example ESMTP")
        var isData = false
        var buffer = [CChar](repeating: 0, count: 4_096)
        while fgets(&buffer, Int32(buffer.count), stream) != nil {
            let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
                .trimmingCharacters(in: .newlines)
            heard.withLock { $0.append(line) }
            // A stream that turns from reading to writing has to be told so.
            fseek(stream, 0, SEEK_CUR)
            switch line.prefix(4).uppercased() {
            case "DATA" where !isData:
                isData = true
                reply("354 go on")
            case "." where isData:
                isData = false
                reply(answerToData)
            case "QUIT" where !isData:
                return reply("221 bye")
            default:
                if !isData { reply("250 ok") }
            }
        }
    }
}
