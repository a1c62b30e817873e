/// Why a signature does not let a request pass. Each protocol answers it with its own code and status.
package enum SignatureError: Error, Sendable, Hashable {
    /// There is no signature where one is needed.
    case missing
    /// The signature's own text cannot be read; the associated text says what of it.
    case malformed(String)
    /// No credential has the access key.
    case unknownAccessKey(String)
    /// The session token is missing, or is not the credential's.
    case invalidToken
    /// The scope names another region or service than the server's; the text says which.
    case wrongScope(String)
    /// The date lies too far from the server's clock.
    case skewed(request: String, server: String)
    /// A presigned URL is no longer, or not yet, good.
    case expired(String)
    /// A presigned URL asks for another life than 1 second to 7 days.
    case invalidExpiry(String)
    /// A header that must be signed is not.
    case unsignedHeader(String)
    /// The signature is not that of the request. The texts help a client's author find the difference.
    case mismatch(canonicalRequest: String, stringToSign: String)
    /// `x-amz-content-sha256` is absent, or none of the forms it may have.
    case invalidPayloadHash(String)
    /// The body does not have the hash that was signed.
    case payloadMismatch(declared: String, actual: String)
}
