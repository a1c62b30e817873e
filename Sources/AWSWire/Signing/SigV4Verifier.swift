import HTTPTypes

package import struct Foundation.Date

/// Checks SigV4 signatures against the server's clock, region and services.
package struct SigV4Verifier: Sendable {
    private let authorization: SigV4Authorization
    private let head: RequestHead

    package init(_ authorization: SigV4Authorization, of head: RequestHead) {
        self.authorization = authorization
        self.head = head
    }

    /// Checks everything that needs no secret: date, life, scope, and which headers are signed.
    ///
    /// `regions` are the regions that a scope may name; empty for any, as clients of a single endpoint may be configured
    /// for every region.
    package func checkTerms(now: Date, regions: Set<String>) throws(SignatureError) {
        guard let date = AWSTime.parseBasic(authorization.date) else {
            throw .malformed("the date '\(authorization.date)' is not of the form YYYYMMDD'T'HHMMSS'Z'")
        }
        guard authorization.date.hasPrefix(authorization.scope.day) else {
            throw .wrongScope(
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                    + "'\(authorization.scope.day)' != '\(authorization.date.prefix(8))'")
        }
        guard regions.isEmpty || regions.contains(authorization.scope.region) else {
            throw .wrongScope("Credential should be scoped to a valid region, not '\(authorization.scope.region)'")
        }
        try checkTime(date, now: now)
        guard authorization.signedHeaders.contains("host") else { throw .unsignedHeader("host") }
        try checkAmazonHeadersAreSigned()
    }

    /// Checks the signature itself, in constant time; returns the seed for the signatures of chunks.
    package func checkSignature(
        secretAccessKey: String, payloadHash: PayloadHash
    ) throws(SignatureError) -> ChunkSignature {
        let canonical = CanonicalRequest(
            head: head, signedHeaders: authorization.signedHeaders, payloadHash: payloadHash,
            style: SigV4.pathStyle(service: authorization.scope.service),
            leavingOut: authorization.isPresigned ? "X-Amz-Signature" : nil)
        let text = SigV4.stringToSign(date: authorization.date, scope: authorization.scope, canonical: canonical)
        let key = SigningKey(secretAccessKey: secretAccessKey, scope: authorization.scope)
        let expected = key.signature(of: text)
        guard ConstantTime.equal(expected, authorization.signature) else {
            throw .mismatch(canonicalRequest: canonical.description, stringToSign: text)
        }
        return ChunkSignature(key: key, scope: authorization.scope, date: authorization.date, seed: expected)
    }

    private func checkTime(_ date: Date, now: Date) throws(SignatureError) {
        let age = now.timeIntervalSince(date)
        if let life = authorization.expirySeconds {
            guard age >= -SigV4.maxClockSkewSeconds else { throw .expired("Request is not valid yet") }
            guard age <= Double(life) else { throw .expired("Request has expired") }
        } else if abs(age) > SigV4.maxClockSkewSeconds {
            throw .skewed(request: authorization.date, server: AWSTime.iso8601(now))
        }
    }

    /// Whoever sits between client and server must not be able to add an `x-amz-` header.
    private func checkAmazonHeadersAreSigned() throws(SignatureError) {
        let signed = Set(authorization.signedHeaders)
        for field in head.headers {
            let name = field.name.canonicalName
            let mustBeSigned = name.hasPrefix("x-amz-") && !(authorization.isPresigned && name == "x-amz-content-sha256")
            if mustBeSigned && !signed.contains(name) { throw .unsignedHeader(name) }
        }
    }
}
