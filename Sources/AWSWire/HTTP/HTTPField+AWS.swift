package import HTTPTypes

extension HTTPField.Name {
    /// The date of a SigV4 signature.
    package static let amzDate = known("x-amz-date")
    /// The token of temporary credentials.
    package static let amzSecurityToken = known("x-amz-security-token")
    /// What is signed of the body: see `PayloadHash`.
    package static let amzContentSHA256 = known("x-amz-content-sha256")
    /// The operation, in the JSON protocols.
    package static let amzTarget = known("x-amz-target")
    /// The names of the trailers that follow an `aws-chunked` body.
    package static let amzTrailer = known("x-amz-trailer")
    /// The length of an `aws-chunked` body without its framing.
    package static let amzDecodedContentLength = known("x-amz-decoded-content-length")
    /// The request id of the JSON and Query protocols.
    package static let amznRequestID = known("x-amzn-requestid")
    /// The request id of S3.
    package static let amzRequestID = known("x-amz-request-id")
    /// The second request id of S3.
    package static let amzID2 = known("x-amz-id-2")
    /// The error code of REST-JSON.
    package static let amznErrorType = known("x-amzn-errortype")

    /// The MD5 of the body in Base64.
    package static let contentMD5 = known("content-md5")

    private static func known(_ name: String) -> Self {
        guard let known = Self(name) else { preconditionFailure("\(name) is not a header name") }
        return known
    }
}
