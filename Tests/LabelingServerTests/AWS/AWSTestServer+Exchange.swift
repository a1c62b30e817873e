import AWSWire
import Foundation
import HTTPTypes
import NIOCore
import NIOPosix

/// What came back, as text.
struct AWSTestReply: Sendable {
    let status: Int
    /// Header lines by lower-case name.
    let headers: [String: String]
    let body: String

    init(_ text: String) throws {
        guard let end = text.range(of: "\r\n\r\n") else { throw AWSTestFailure.noResponse(text) }
        var lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        guard let status = Int(lines.removeFirst().split(separator: " ").dropFirst().first ?? "") else {
            throw AWSTestFailure.noResponse(text)
        }
        self.status = status
        headers = lines.reduce(into: [:]) { headers, line in
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        body = String(text[end.upperBound...])
    }
}

extension AWSTestServer {
    /// Sends `head` and `body` on a connection of their own, byte for byte, and reads the answer to its end.
    func send(_ head: RequestHead, body: [UInt8] = []) async throws -> AWSTestReply {
        try AWSTestReply(try await exchange(text(of: head, body: body), then: []))
    }

    /// Sends `first`, waits until something arrives, sends `then` when that is a `100 Continue`, and reads to the end.
    func exchange(_ first: [UInt8], then rest: [UInt8]) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(bytes: first))
            var received = ""
            for try await buffer in inbound {
                received += String(buffer: buffer)
                if received.hasPrefix("HTTP/1.1 100"), received.hasSuffix("\r\n\r\n"), !rest.isEmpty {
                    try await outbound.write(ByteBuffer(bytes: rest))
                }
                if Self.isComplete(received) { break }
            }
            return received
        }
    }

    /// The bytes of a request that asks for its connection to be closed.
    func text(of head: RequestHead, body: [UInt8]) -> [UInt8] {
        let target = head.path + (head.query.map { "?\($0)" } ?? "")
        var text = "\(head.method) \(target) HTTP/1.1\r\nHost: \(head.authority)\r\nConnection: close\r\n"
        for field in head.headers { text += "\(field.name.rawName): \(field.value)\r\n" }
        if head.headers[.contentLength] == nil { text += "Content-Length: \(body.count)\r\n" }
        return Array((text + "\r\n").utf8) + body
    }

    private static func isComplete(_ text: String) -> Bool {
        guard !text.hasPrefix("HTTP/1.1 100"), let reply = try? AWSTestReply(text),
            let length = reply.headers["content-length"].flatMap({ Int($0) })
        else { return false }
        return reply.body.utf8.count >= length
    }

    /// A JSON request, signed unless `signed` says otherwise.
    func json(
        _ target: String, _ body: String, service: String = "sagemaker", credentials: SigningCredentials = Self.credentials,
        region: String = "us-east-1", at date: Date = now, signed: Bool = true
    ) -> (head: RequestHead, body: [UInt8]) {
        var head = RequestHead(method: "POST", path: "/", authority: authority)
        head.headers[.contentType] = "application/x-amz-json-1.1"
        head.headers[.amzTarget] = target
        if signed {
            SigV4Signer(credentials: credentials, region: region, service: service)
                .sign(&head, payloadHash: .of(Array(body.utf8)), at: date)
        }
        return (head, Array(body.utf8))
    }

    /// A request to object storage, signed in its headers.
    func s3(
        _ method: String, _ path: String, payloadHash: PayloadHash, headers: [(HTTPField.Name, String)] = [],
        credentials: SigningCredentials = Self.credentials, region: String = "us-east-1", at date: Date = now
    ) -> RequestHead {
        var head = RequestHead(method: method, path: path, authority: authority)
        for (name, value) in headers { head.headers[name] = value }
        SigV4Signer(credentials: credentials, region: region, service: "s3").sign(&head, payloadHash: payloadHash, at: date)
        return head
    }

    static let credentials = SigningCredentials(accessKeyID: accessKeyID, secretAccessKey: secret)
}
