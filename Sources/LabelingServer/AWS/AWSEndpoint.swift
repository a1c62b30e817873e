import AWSWire
package import Foundation
import HTTPTypes
package import Hummingbird
import Logging
import Metrics
import NIOCore

/// The API listener's responder: every AWS service on one endpoint.
///
/// Requests to object storage are authenticated here and answered by `objectStorage`; all others run through the
/// operation pipeline. Errors leave in the envelope of the protocol that the client speaks.
package struct AWSEndpoint: HTTPResponder {
    package typealias Context = AWSRequestContext

    /// Answers an authenticated request to object storage; what it throws becomes an S3 error document.
    package typealias ObjectStorageResponder = @Sendable (AuthenticatedRequest) async throws -> Response

    private let region: String
    private let pipeline: OperationPipeline
    private let gateway: S3Gateway
    private let objectStorage: ObjectStorageResponder
    private let now: @Sendable () -> Date

    /// `maxBodyBytes` limits the requests of all services but object storage. `bucketOfHost` names the bucket of a
    /// virtual-host request by its authority.
    package init(
        region: String, accountID: String, maxBodyBytes: Int, operations: OperationRegistry,
        credentials: @escaping CredentialLookup, bucketOfHost: @escaping @Sendable (String) -> String? = { _ in nil },
        now: @escaping @Sendable () -> Date = { Date() }, objectStorage: @escaping ObjectStorageResponder
    ) {
        let authenticator = Authenticator(region: region, credentials: credentials)
        self.region = region
        pipeline = OperationPipeline(
            registry: operations, authenticator: authenticator, region: region, accountID: accountID,
            maxBodyBytes: maxBodyBytes)
        gateway = S3Gateway(authenticator: authenticator, bucketOfHost: bucketOfHost)
        self.objectStorage = objectStorage
        self.now = now
    }

    package func respond(to request: Request, context: AWSRequestContext) async throws -> Response {
        let started = ContinuousClock.now
        let head = RequestHead(request.head)
        let route = ServiceRoute(head)
        var logger = context.logger
        let requestID = Self.requestID(for: route)
        logger[metadataKey: "aws.request_id"] = "\(requestID)"
        let call = AWSCall(requestID: requestID, now: now(), logger: logger)
        let interim = InterimResponse(head, channel: context.channel)
        var answered = await answer(request, head: head, route: route, call: call, interim: interim)
        if interim.isAwaited { answered.response.headers[.connection] = "close" }
        if head.method == "HEAD", answered.error != nil { answered.response.body = ResponseBody() }
        report(answered, head: head, call: call, duration: ContinuousClock.now - started)
        return answered.response
    }

    private struct Answered {
        var response: Response
        let operation: String
        let error: AWSError?
    }

    private func answer(
        _ request: Request, head: RequestHead, route: ServiceRoute, call: AWSCall, interim: InterimResponse
    ) async -> Answered {
        guard route == .objectStorage else {
            let answer = await pipeline.respond(to: request, head: head, route: route, call: call, interim: interim)
            let name = answer.operation.map { "\($0.service.signingName).\($0.name)" } ?? "unknown"
            return Answered(response: Response(answer.response), operation: name, error: answer.error)
        }
        do {
            let authenticated = try await gateway.authenticate(request, head: head, call: call, interim: interim)
            var response = try await objectStorage(authenticated)
            response.headers[.amzRequestID] = call.requestID
            response.headers[.amzID2] = call.requestID
            return Answered(response: response, operation: "s3.\(head.method)", error: nil)
        } catch {
            let answer = s3Error(error)
            var response = ErrorEnvelope.response(
                answer, in: .restXML, requestID: call.requestID, resource: PercentEncoding.decode(head.path))
            response.headers[.amzID2] = call.requestID
            return Answered(response: Response(response), operation: "s3.\(head.method)", error: answer)
        }
    }

    private func s3Error(_ error: any Error) -> AWSError {
        if let error = error as? SignatureError { return error.awsError(in: .restXML, region: region) }
        let answer = AWSErrorTable.answer(for: error, of: nil)
        return switch answer.code {
        case "InternalFailure":
            AWSError(
                code: "InternalError", message: "We encountered an internal error. Please try again.", status: 500,
                cause: answer.cause)
        case "ThrottlingException":
            AWSError(code: "SlowDown", message: "Please reduce your request rate.", status: 503, cause: answer.cause)
        default: answer
        }
    }

    private func report(_ answered: Answered, head: RequestHead, call: AWSCall, duration: Duration) {
        let status = answered.response.status.code
        Timer(label: "groundwork_api_request", dimensions: [("operation", answered.operation), ("status", "\(status)")])
            .recordNanoseconds(duration.nanoseconds)
        var metadata: Logger.Metadata = ["operation": "\(answered.operation)", "status": "\(status)"]
        guard let error = answered.error else {
            return call.logger.debug("answered", metadata: metadata)
        }
        metadata["error.code"] = "\(error.code)"
        metadata["method"] = "\(head.method)"
        metadata["path"] = "\(head.path)"
        if let cause = error.cause { metadata["cause"] = "\(cause)" }
        call.logger.log(level: status >= 500 ? .error : .info, "refused", metadata: metadata)
    }

    /// S3's ids are sixteen characters, the other services' are UUIDs.
    private static func requestID(for route: ServiceRoute) -> String {
        let id = UUID().uuidString
        return route == .objectStorage ? String(id.filter { $0 != "-" }.prefix(16)) : id.lowercased()
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}

extension Response {
    /// A whole answer of the wire as Hummingbird sends it.
    init(_ response: WireResponse) {
        self.init(
            status: HTTPResponse.Status(code: response.status), headers: response.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: response.body)))
    }
}
