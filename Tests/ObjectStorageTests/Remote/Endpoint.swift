import AWSWire
import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import Testing

@testable import ObjectStorage

/// An HTTP server that gives prepared answers, one after the other, and remembers what it was asked.
final class Endpoint: Sendable {
    struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let body: String

        init(_ status: Int, headers: [String: String] = [:], body: String = "") {
            self.status = status
            self.headers = headers
            self.body = body
        }
    }

    private let answers: Mutex<[Answer]>
    private let asked = Mutex<[HTTPRequestHead]>([])

    private init(_ answers: [Answer]) {
        self.answers = Mutex(answers)
    }

    var requests: [HTTPRequestHead] { asked.withLock { $0 } }

    /// Calls `body` with a store over a server that gives `answers`, and a failure once they are used up.
    static func run(answers: [Answer], _ body: (RemoteObjectStore, Endpoint) async throws -> Void) async throws {
        let endpoint = Endpoint(answers)
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(endpoint))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let url = try #require(URL(string: "http://127.0.0.1:\(server.localAddress?.port ?? 0)"))
        let client = HTTPClient(configuration: RemoteObjectStore.clientConfiguration)
        let store = RemoteObjectStore(
            endpoint: url, credentials: SigningCredentials(accessKeyID: "test", secretAccessKey: "test"),
            region: "us-east-1", client: client, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(store, endpoint))
        } catch {
            outcome = .failure(error)
        }
        try await client.shutdown()
        try await server.close()
        try outcome.get()
    }

    private func answer(_ request: HTTPRequestHead) -> Answer {
        asked.withLock { $0.append(request) }
        return answers.withLock { $0.isEmpty ? Answer(410) : $0.removeFirst() }
    }

    /// Answers a request at its end. Lives on one event loop.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let endpoint: Endpoint
        private var head: HTTPRequestHead?

        init(_ endpoint: Endpoint) { self.endpoint = endpoint }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body: break
            case .end:
                guard let head else { return }
                let answer = endpoint.answer(head)
                var headers = HTTPHeaders(answer.headers.map { ($0.key, $0.value) })
                headers.add(name: "Content-Length", value: "\(answer.body.utf8.count)")
                context.write(
                    wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status), headers: headers))),
                    promise: nil)
                context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
                context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            }
        }
    }
}
