import AWSWire

import struct Foundation.Date

/// Verifies who signed a request.
struct Authenticator: Sendable {
    /// Where the server says it is; scopes must name it.
    let region: String
    let credentials: CredentialLookup

    /// A request whose signature holds.
    struct Authenticated: Sendable {
        let principal: Principal
        let payloadHash: PayloadHash
        /// Where the signatures of chunks start from, for SigV4.
        let chunkSignature: ChunkSignature?
    }

    /// Verifies a SigV4 signature; `payloadHash` is what it covers of the body.
    func authenticate(
        _ authorization: SigV4Authorization, head: RequestHead, service: String, payloadHash: PayloadHash, now: Date
    ) async throws -> Authenticated {
        let verifier = SigV4Verifier(authorization, of: head)
        try verifier.checkTerms(now: now, regions: [region])
        guard authorization.scope.service == service else {
            throw SignatureError.wrongScope(
                "Credential should be scoped to correct service: '\(service)', not '\(authorization.scope.service)'")
        }
        let credential = try await credential(authorization.accessKeyID, authorization.sessionToken, now: now)
        let seed = try verifier.checkSignature(
            secretAccessKey: credential.secretAccessKey, payloadHash: payloadHash)
        return Authenticated(principal: credential.principal, payloadHash: payloadHash, chunkSignature: seed)
    }

    /// Verifies a SigV2 signature, which never covers the body. `resource` is `/bucket/key` as in the URL.
    func authenticate(
        _ authorization: SigV2Authorization, head: RequestHead, resource: String, now: Date
    ) async throws -> Authenticated {
        try authorization.checkTerms(now: now, head: head)
        let credential = try await credential(authorization.accessKeyID, authorization.sessionToken, now: now)
        try authorization.checkSignature(
            secretAccessKey: credential.secretAccessKey, head: head, resource: resource)
        return Authenticated(principal: credential.principal, payloadHash: .unsigned, chunkSignature: nil)
    }

    private func credential(_ accessKeyID: String, _ sessionToken: String?, now: Date) async throws -> Credential {
        guard let credential = try await credentials(accessKeyID, sessionToken, now) else {
            throw SignatureError.unknownAccessKey(accessKeyID)
        }
        guard ConstantTime.equal(credential.sessionToken ?? "", sessionToken ?? "") else {
            throw SignatureError.invalidToken
        }
        return credential
    }
}
