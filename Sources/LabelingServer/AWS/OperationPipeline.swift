import AWSWire
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceShapes

/// Authenticates, validates, decodes, performs and encodes the operations of every service but object storage.
struct OperationPipeline: Sendable {
    let registry: OperationRegistry
    let authenticator: Authenticator
    let region: String
    let accountID: String
    /// The most bytes of a request body.
    let maxBodyBytes: Int

    /// The answer to a request, success or error; never throws for what the client did.
    func respond(to request: Request, head: RequestHead, route: ServiceRoute, call: AWSCall, interim: InterimResponse) async
        -> Answer
    {
        let fallback = route.wireProtocol
        var entry: OperationRegistry.Entry?
        do {
            let body = try await collect(request, upTo: route.maxBodyBytes(maxBodyBytes), interim: interim)
            let found = try find(route, head: head, body: body)
            entry = found.entry
            let response = try await perform(found.entry, labels: found.labels, head: head, body: body, call: call)
            return Answer(response: response, operation: found.entry.descriptor, error: nil)
        } catch {
            let wireProtocol = entry?.descriptor.service.wireProtocol ?? fallback
            let answer = Self.answer(for: error, in: wireProtocol, of: entry?.descriptor.service, region: region)
            let response = ErrorEnvelope.response(answer, in: wireProtocol, requestID: call.requestID)
            return Answer(response: response, operation: entry?.descriptor, error: answer)
        }
    }

    /// What is sent, and what the log and the metrics are told.
    struct Answer: Sendable {
        let response: WireResponse
        let operation: OperationDescriptor?
        let error: AWSError?
    }

    private static func answer(
        for error: any Error, in wireProtocol: WireProtocol, of service: ServiceDescriptor?, region: String
    ) -> AWSError {
        if let error = error as? SignatureError { return error.awsError(in: wireProtocol, region: region) }
        return AWSErrorTable.answer(for: error, of: service)
    }

    private func collect(_ request: Request, upTo maxBodyBytes: Int, interim: InterimResponse) async throws -> [UInt8] {
        interim.send()
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= maxBodyBytes else {
                throw AWSError(
                    code: "RequestEntityTooLargeException",
                    message: "The request body is larger than the \(maxBodyBytes) bytes that are allowed.", status: 413)
            }
            bytes.append(contentsOf: buffer.readableBytesView)
        }
        return bytes
    }

    /// The operation, and the parts of the path that it is named by.
    private func find(
        _ route: ServiceRoute, head: RequestHead, body: [UInt8]
    ) throws -> (entry: OperationRegistry.Entry, labels: [String: String]) {
        switch route {
        case .target(let prefix, let name, _):
            guard let entry = registry.entry(targetPrefix: prefix, name: name) else {
                throw AWSError(
                    code: "UnknownOperationException",
                    message: "The operation '\(prefix.isEmpty ? name : "\(prefix).\(name)")' is not supported.")
            }
            return (entry, [:])
        case .query:
            let action = try form(head, body).parameters["Action"] ?? ""
            guard let entry = registry.queryEntry(action: action) else {
                throw AWSError(
                    code: action.isEmpty ? "MissingAction" : "InvalidAction",
                    message: "Could not find operation '\(action)'.")
            }
            return (entry, [:])
        case .scoped(let service):
            guard let found = registry.restEntry(service: service, head: head) else {
                throw AWSError(
                    code: "UnknownOperationException",
                    message: "The service '\(service)' has no operation for \(head.method) \(head.path).")
            }
            return found
        case .objectStorage: throw AWSError.internalFailure(cause: "a request to object storage reached the operations")
        }
    }

    private func perform(
        _ entry: OperationRegistry.Entry, labels: [String: String], head: RequestHead, body: [UInt8], call: AWSCall
    ) async throws -> WireResponse {
        let descriptor = entry.descriptor
        let principal = try await authenticate(descriptor, head: head, body: body, now: call.now)
        let input = try read(descriptor, head: head, labels: labels, body: body)
        if let message = ConstraintCheck.message(for: input, of: descriptor.input) {
            throw AWSError(code: descriptor.service.validationCode, message: message)
        }
        guard case .structure(let fields) = input else { throw WireMismatch(member: descriptor.name) }
        let context = OperationContext(
            requestID: call.requestID, principal: principal, region: region, accountID: accountID, now: call.now,
            logger: call.logger)
        let output = try await entry.perform(fields, context)
        return write(.structure(output), of: descriptor, requestID: call.requestID)
    }

    /// Nil where nobody signed an operation that needs no signature.
    private func authenticate(
        _ operation: OperationDescriptor, head: RequestHead, body: [UInt8], now: Date
    ) async throws -> Principal? {
        guard let authorization = try SigV4Authorization.read(from: head) else {
            guard operation.isUnsigned else { throw SignatureError.missing }
            return nil
        }
        let actual = PayloadHash.of(body)
        if let declared = head.headers[.amzContentSHA256], declared != PayloadHash.unsigned.text,
            declared.lowercased() != actual.text
        {
            throw SignatureError.payloadMismatch(declared: declared, actual: actual.text)
        }
        let isUnsigned = head.headers[.amzContentSHA256] == PayloadHash.unsigned.text
        let authenticated = try await authenticator.authenticate(
            authorization, head: head, service: operation.service.signingName,
            payloadHash: isUnsigned ? .unsigned : actual, now: now)
        return authenticated.principal
    }

    private func read(
        _ operation: OperationDescriptor, head: RequestHead, labels: [String: String], body: [UInt8]
    ) throws -> WireValue {
        switch operation.service.wireProtocol {
        case .json10, .json11: try JSONBody.read(body, as: operation.input)
        case .query: try QueryBody.read(form(head, body), as: operation.input)
        case .restJSON: try RESTJSONCodec.read(operation, head: head, labels: labels, body: body)
        case .restXML: throw AWSError.internalFailure(cause: "REST-XML belongs to object storage")
        }
    }

    private func form(_ head: RequestHead, _ body: [UInt8]) throws(AWSError) -> QueryForm {
        body.isEmpty ? try QueryForm(head.query ?? "") : try QueryForm(body)
    }

    private func write(_ output: WireValue, of operation: OperationDescriptor, requestID: String) -> WireResponse {
        var response: WireResponse
        switch operation.service.wireProtocol {
        case .json10, .json11:
            response = WireResponse(status: 200, body: JSONBody.write(output, as: operation.output))
            let version = operation.service.wireProtocol == .json10 ? "1.0" : "1.1"
            response.headers[.contentType] = "application/x-amz-json-\(version)"
        case .query:
            response = WireResponse(
                status: 200, body: QueryBody.write(output, of: operation, requestID: requestID))
            response.headers[.contentType] = "text/xml"
        case .restJSON, .restXML: response = RESTJSONCodec.write(output, of: operation)
        }
        response.headers[.amznRequestID] = requestID
        return response
    }
}

extension ServiceRoute {
    /// The most bytes of a body: code packages of functions come in Base64 (AWS: 70,167,211 bytes).
    fileprivate func maxBodyBytes(_ usual: Int) -> Int {
        self == .scoped(service: Lambda.service.signingName) ? max(usual, 70_167_211) : usual
    }

    /// The protocol to answer in while the operation is not known.
    fileprivate var wireProtocol: WireProtocol {
        switch self {
        case .target(_, _, let wireProtocol): wireProtocol
        case .query: .query
        case .scoped: .restJSON
        case .objectStorage: .restXML
        }
    }
}
