import HTTPTypes

package import struct Foundation.Date

/// Signs requests with Signature Version 4, in a header or in the URL.
package struct SigV4Signer: Sendable {
    private let credentials: SigningCredentials
    private let region: String
    private let service: String

    package init(credentials: SigningCredentials, region: String, service: String) {
        self.credentials = credentials
        self.region = region
        self.service = service
    }

    /// Adds `x-amz-date`, `x-amz-security-token`, for S3 `x-amz-content-sha256`, and `authorization` to `head`.
    ///
    /// All headers then present are signed but those that proxies change. Returns the seed of chunk signatures.
    @discardableResult
    package func sign(_ head: inout RequestHead, payloadHash: PayloadHash, at date: Date) -> ChunkSignature {
        let time = AWSTime.basic(date)
        head.headers[.amzDate] = time
        head.headers[.amzSecurityToken] = credentials.sessionToken
        if SigV4.pathStyle(service: service) == .asSent { head.headers[.amzContentSHA256] = payloadHash.text }
        let names = Set(head.headers.map { $0.name.canonicalName }).subtracting(Self.neverSigned)
        let signedHeaders = names.union(["host"]).sorted()
        let scope = CredentialScope(day: String(time.prefix(8)), region: region, service: service)
        let canonical = CanonicalRequest(
            head: head, signedHeaders: signedHeaders, payloadHash: payloadHash,
            style: SigV4.pathStyle(service: service))
        let key = SigningKey(secretAccessKey: credentials.secretAccessKey, scope: scope)
        let signature = key.signature(of: SigV4.stringToSign(date: time, scope: scope, canonical: canonical))
        head.headers[.authorization] =
            "\(SigV4.algorithm) Credential=\(credentials.accessKeyID)/\(scope), "
            + "SignedHeaders=\(signedHeaders.joined(separator: ";")), Signature=\(signature)"
        return ChunkSignature(key: key, scope: scope, date: time, seed: signature)
    }

    /// Adds the signature to the query of `head`, good for `expirySeconds` from `date`.
    package func presign(
        _ head: inout RequestHead, expirySeconds: Int, payloadHash: PayloadHash = .unsigned, at date: Date
    ) {
        let time = AWSTime.basic(date)
        let scope = CredentialScope(day: String(time.prefix(8)), region: region, service: service)
        let signedHeaders = Set(head.headers.map { $0.name.canonicalName }).union(["host"]).sorted()
        var parameters = [
            ("X-Amz-Algorithm", SigV4.algorithm), ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope)"),
            ("X-Amz-Date", time), ("X-Amz-Expires", String(expirySeconds)),
            ("X-Amz-SignedHeaders", signedHeaders.joined(separator: ";")),
        ]
        if let token = credentials.sessionToken { parameters.append(("X-Amz-Security-Token", token)) }
        let added = parameters.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        head.query = head.query.map { $0.isEmpty ? added : "\($0)&\(added)" } ?? added
        let canonical = CanonicalRequest(
            head: head, signedHeaders: signedHeaders, payloadHash: payloadHash,
            style: SigV4.pathStyle(service: service))
        let key = SigningKey(secretAccessKey: credentials.secretAccessKey, scope: scope)
        let signature = key.signature(of: SigV4.stringToSign(date: time, scope: scope, canonical: canonical))
        head.query? += "&X-Amz-Signature=\(signature)"
    }

    /// Headers that change on the way, or that the signature itself is in.
    private static let neverSigned: Set<String> = [
        "authorization", "connection", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id",
    ]
}
