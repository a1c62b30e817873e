import AWSWire
import Crypto
import Foundation
import HTTPTypes
import HummingbirdCore
import LabelingDomain
import Logging
import NIOCore
import ObjectStorage
import Persistence

@testable import LabelingServer

/// The S3 surface over an embedded store of its own, called without a socket.
struct S3TestServer: Sendable {
    static let accountID = "123456789012"
    static let principal = Principal(
        accountID: accountID, arn: "arn:aws:iam::123456789012:root", userID: accountID, accessKeyID: "AKIDEXAMPLE")

    let store: EmbeddedObjectStore
    let responder: S3Responder

    /// Opens a server in `region` with an empty bucket called `bucket`, and calls `body` with it.
    static func run(region: String = "us-east-1", _ body: (S3TestServer) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "s3-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
        try await Migrator(migrations: Migration.all.filter { $0.number == 1 }).migrate(database, now: 0)
        let store = try EmbeddedObjectStore(
            path: folder.appending(path: "objects").path, database: database, logger: Logger(label: "test"))
        let responder = S3Responder(
            store: store, region: region, accountID: accountID, hosts: S3Hosts(["groundwork.example"]),
            pageToken: PageToken(key: SymmetricKey(size: .bits256)))
        try await store.createBucket("bucket", region: region, owner: accountID)
        try await body(S3TestServer(store: store, responder: responder))
        await database.close()
    }

    /// Sends a request; `target` is path and query as in the request line.
    func send(
        _ method: String, _ target: String, headers: [String: String] = [:], body: String = "",
        host: String = "127.0.0.1:9080", principal: Principal? = Self.principal
    ) async throws -> S3TestReply {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var fields = HTTPFields()
        for (name, value) in headers { if let field = HTTPField.Name(name) { fields[field] = value } }
        let head = RequestHead(
            method: method, path: parts[0], query: parts.count > 1 ? parts[1] : nil, authority: host, headers: fields)
        let bytes = ByteBuffer(string: body)
        let request = AuthenticatedRequest(
            head: head, principal: principal, body: VerifiedBody(ObjectBody(bytes)),
            decodedContentLength: headers["Content-Length"].map { Int($0) ?? 0 } ?? bytes.readableBytes, requestID: "ID",
            now: Date(), logger: Logger(label: "test"))
        do {
            return try await S3TestReply(try await responder.respond(to: request))
        } catch {
            return S3TestReply(AWSErrorTable.answer(for: error, of: nil))
        }
    }

    /// The code of the refusal of a request; `200` and the like when it is not refused.
    func code(
        _ method: String, _ target: String, headers: [String: String] = [:], body: String = "",
        principal: Principal? = Self.principal
    ) async throws -> String {
        let reply = try await send(method, target, headers: headers, body: body, principal: principal)
        return reply.code ?? "\(reply.status)"
    }
}

/// What the responder answered, with its whole body.
struct S3TestReply: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: String
    /// The error's code, when it is one.
    let code: String?
    let error: AWSError?

    init(_ response: Response) async throws {
        status = response.status.code
        headers = response.headers
        let collected = CollectedBody()
        try await response.body.write(CollectingWriter(collected: collected))
        body = String(buffer: await collected.bytes)
        code = nil
        error = nil
    }

    init(_ error: AWSError) {
        status = error.status
        headers = [:]
        body = ""
        code = error.code
        self.error = error
    }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The body as XML.
    var document: XMLElement {
        get throws { try XMLReader.read(Array(body.utf8)) }
    }
}

private actor CollectedBody {
    var bytes = ByteBuffer()

    func append(_ buffer: ByteBuffer) { bytes.writeImmutableBuffer(buffer) }
}

private struct CollectingWriter: ResponseBodyWriter {
    let collected: CollectedBody

    mutating func write(_ buffer: ByteBuffer) async throws { await collected.append(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
