import AWSWire
import HTTPTypes
import HummingbirdCore

import struct Foundation.Date

/// Authenticates requests to object storage and hands them on with a body that verifies itself.
struct S3Gateway: Sendable {
    let authenticator: Authenticator
    /// The bucket that the host of a virtual-host request names; nil for path-style requests.
    let bucketOfHost: @Sendable (_ authority: String) -> String?

    func authenticate(
        _ request: Request, head: RequestHead, call: AWSCall, interim: InterimResponse
    ) async throws -> AuthenticatedRequest {
        let authenticated = try await authenticate(head, now: call.now)
        let terms = try BodyTerms(
            head, payloadHash: authenticated?.payloadHash ?? anonymousPayloadHash(head),
            chunkSignature: authenticated?.chunkSignature)
        return AuthenticatedRequest(
            head: head, principal: authenticated?.principal,
            body: VerifiedBody(request.body, terms: terms, interim: interim),
            decodedContentLength: terms.decodedLength, checksumAlgorithm: terms.checksumAlgorithm,
            requestID: call.requestID, now: call.now, logger: call.logger)
    }

    /// Nil for a request without any signature.
    private func authenticate(_ head: RequestHead, now: Date) async throws -> Authenticator.Authenticated? {
        try refuseTwoSignatures(head)
        if let authorization = try SigV4Authorization.read(from: head) {
            return try await authenticator.authenticate(
                authorization, head: head, service: "s3", payloadHash: try payloadHash(head, authorization), now: now)
        }
        if let authorization = try SigV2Authorization.read(from: head) {
            return try await authenticator.authenticate(authorization, head: head, resource: resource(of: head), now: now)
        }
        guard head.headers[.authorization] == nil else {
            throw SignatureError.malformed("Unsupported Authorization Type")
        }
        return nil
    }

    /// Bucket and key as SigV2 signs them: a bucket alone ends in a slash, whether or not the URL does.
    private func resource(of head: RequestHead) -> String {
        let path = (bucketOfHost(head.authority).map { "/\($0)" } ?? "") + head.path
        return path.dropFirst().contains("/") || path == "/" ? path : path + "/"
    }

    private func refuseTwoSignatures(_ head: RequestHead) throws(AWSError) {
        let isPresigned = head.queryItems.contains { $0.name == "X-Amz-Signature" || $0.name == "Signature" }
        guard head.headers[.authorization] != nil, isPresigned else { return }
        throw AWSError(
            code: "InvalidArgument",
            message: "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string "
                + "parameter or the Authorization header should be specified",
            members: [.init("ArgumentName", "Authorization")])
    }

    private func payloadHash(
        _ head: RequestHead, _ authorization: SigV4Authorization
    ) throws(SignatureError) -> PayloadHash {
        let query = head.queryItems.first { $0.name == "X-Amz-Content-Sha256" }?.value
        guard let text = head.headers[.amzContentSHA256] ?? query else {
            guard authorization.isPresigned else { throw .invalidPayloadHash("") }
            return .unsigned
        }
        guard let hash = PayloadHash(header: text) else { throw .invalidPayloadHash(text) }
        return hash
    }

    /// Nobody signed, but the body may still be framed, or its hash declared.
    private func anonymousPayloadHash(_ head: RequestHead) throws(SignatureError) -> PayloadHash {
        guard let text = head.headers[.amzContentSHA256] else { return .unsigned }
        guard let hash = PayloadHash(header: text) else { throw .invalidPayloadHash(text) }
        guard case .signedChunks = hash else { return hash }
        throw .missing
    }
}
