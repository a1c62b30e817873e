import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JobEngine
import LabelingDomain
import Logging
import Manifests
import NIOCore
import Persistence
import ServiceShapes
import Testing
import Workforce

@testable import LabelingServer

/// The portal's task routes for workers who are named by a header instead of a session.
struct PortalTestClient {
    let client: any TestClientProtocol
    let worker: String

    /// Serves the portal of `server` to `body`.
    static func open(
        _ server: LabelingTestServer, _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let router = Router(context: PortalRequestContext.self)
        let media = MediaSigner(key: SymmetricKey(data: Data(repeating: 9, count: 32)))
        let now: @Sendable () -> Timestamp = { Timestamp(Date.now) }
        let desk = WorkerDesk(engine: server.engine) { $0.subject == "olaf" ? [] : [LabelingTestServer.team] }
        MediaRoutes(signer: media, objectStore: server.store, now: now).add(to: router)
        PortalRoutes(desk: desk, media: media, now: now).add(to: router.group().add(middleware: NamedWorker()))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
            .test(.live) { try await body($0) }
    }

    struct Reply {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String

        var json: JSONValue? { try? JSONValue(parsing: text) }
        var errorCode: String? { json?["error"]?["code"]?.string }
        subscript(key: String) -> String? { json?[key]?.string }
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", headers: HTTPFields = [:]
    ) async throws -> Reply {
        var headers = headers
        if let name = HTTPField.Name("X-Test-Worker") { headers[name] = worker }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.isEmpty ? nil : ByteBuffer(string: body)
        ) { response in
            Reply(status: response.status, headers: response.headers, text: String(buffer: response.body))
        }
    }

    /// The next task of the job.
    func next(_ jobID: String, prefetch: Bool = false) async throws -> Reply {
        try await send(.post, "/api/jobs/\(jobID)/tasks", prefetch ? "{\"prefetch\":true}" : "")
    }

    func act(_ task: Reply, _ action: String, _ members: String = "") async throws -> Reply {
        let method: HTTPRequest.Method = action == "draft" ? .put : .post
        return try await send(
            method, "/api/tasks/\(task["taskId"] ?? "")/\(action)",
            "{\"leaseToken\":\"\(task["leaseToken"] ?? "")\"\(members.isEmpty ? "" : ",")\(members)}")
    }

    func submit(_ task: Reply, _ label: String) async throws -> Reply {
        try await act(
            task, "submit", "\"answer\":{\"crowd-classifier\":{\"label\":\"\(label)\"}},\"timeSpentInSeconds\":1.5")
    }
}

/// Takes the worker from a header: the session has tests of its own.
private struct NamedWorker: RouterMiddleware {
    func handle(
        _ request: Request, context: PortalRequestContext,
        next: (Request, PortalRequestContext) async throws -> Response
    ) async throws -> Response {
        guard let field = HTTPField.Name("X-Test-Worker"), let name = request.headers[field] else {
            throw PortalError.notSignedIn
        }
        var context = context
        context.worker = Worker(
            sub: name, username: name, userPoolID: "us-east-1_Pool", region: "us-east-1", name: nil, email: nil)
        return try await next(request, context)
    }
}
