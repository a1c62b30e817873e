import AWSWire
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LabelingServer
import Logging
import NIOCore
import ServiceShapes

/// An endpoint on a real socket, with a clock that stands still and handlers made for the test.
struct AWSTestServer: Sendable {
    static let accessKeyID = "AKIDEXAMPLE"
    static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    static let temporaryKeyID = "ASIAEXAMPLE"
    static let sessionToken = "token/+="
    static let now = Date(timeIntervalSince1970: 1_440_938_160)
    static let maxBodyBytes = 100_000

    let port: Int

    /// Starts an endpoint, runs `body` with it, and stops it.
    static func run(_ body: @escaping @Sendable (AWSTestServer) async throws -> Void) async throws {
        let endpoint = AWSEndpoint(
            region: "us-east-1", accountID: "123456789012", maxBodyBytes: maxBodyBytes, operations: operations(),
            credentials: credential, bucketOfHost: { $0.hasPrefix("bucket.") ? "bucket" : nil }, now: { now },
            objectStorage: objectStorage)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = Application(
            responder: endpoint, configuration: .init(address: .hostname("127.0.0.1", port: 0)), logger: logger)
        try await application.test(.live) { client in
            guard let port = client.port else { throw AWSTestFailure.noPort }
            try await body(AWSTestServer(port: port))
        }
    }

    var authority: String { "127.0.0.1:\(port)" }

    private static func credential(_ accessKeyID: String, _ token: String?, _ now: Date) async throws -> Credential? {
        guard [Self.accessKeyID, temporaryKeyID].contains(accessKeyID) else { return nil }
        return Credential(
            secretAccessKey: secret, sessionToken: accessKeyID == temporaryKeyID ? sessionToken : nil,
            principal: Principal(
                accountID: "123456789012", arn: "arn:aws:iam::123456789012:root", userID: "123456789012",
                accessKeyID: accessKeyID))
    }

    private static func operations() -> OperationRegistry {
        var operations = OperationRegistry()
        CallerIdentityOperations().register(on: &operations)
        operations.register(SageMaker.ListWorkteams.self) { input, context in
            switch input.nameContains {
            case "missing": throw AWSError(code: "ResourceNotFound", message: "nothing here", cause: "secret detail")
            case "broken": throw CocoaError(.fileNoSuchFile)
            default: .init(workteams: [], nextToken: context.principal?.accessKeyID)
            }
        }
        operations.register(CognitoIdentityProvider.InitiateAuth.self) { input, context in
            .init(session: "\(input.clientId) \(context.principal == nil)")
        }
        return operations
    }

    /// Answers with what it was sent; a body that does not verify never gets that far.
    private static func objectStorage(_ request: AuthenticatedRequest) async throws -> Response {
        if request.head.path == "/refused" { throw AWSError(code: "NoSuchBucket", message: "no such bucket", status: 404) }
        var size = 0
        for try await piece in request.body { size += piece.readableBytes }
        let text = "\(request.principal?.accessKeyID ?? "anonymous") \(size) \(request.checksumAlgorithm?.rawValue ?? "-")"
        return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

enum AWSTestFailure: Error {
    case noPort
    case noResponse(String)
}
