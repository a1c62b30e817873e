/// Signature Version 4: what signer and verifier share.
package enum SigV4 {
    package static let algorithm = "AWS4-HMAC-SHA256"

    /// The greatest difference between a signature's date and the server's clock, in seconds.
    package static let maxClockSkewSeconds = 900.0

    /// The longest life of a presigned URL, in seconds: seven days.
    package static let maxExpirySeconds = 604_800

    /// The text that is signed, over the hash of a canonical request.
    package static func stringToSign(date: String, scope: CredentialScope, canonical: CanonicalRequest) -> String {
        [algorithm, date, scope.description, canonical.hash].joined(separator: "\n")
    }

    /// S3 and its relatives sign paths as they are sent.
    package static func pathStyle(service: String) -> CanonicalRequest.PathStyle {
        service == "s3" || service == "s3express" ? .asSent : .normalizedAndEncodedAgain
    }
}
