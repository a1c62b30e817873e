import AWSWire

extension SignatureError {
    /// The answer of a service that speaks `wireProtocol`.
    ///
    /// The codes are those that clients match: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and
    /// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html.
    func awsError(in wireProtocol: WireProtocol, region: String) -> AWSError {
        switch wireProtocol {
        case .restXML: s3Error(region: region)
        case .query: AWSError(code: queryCode, message: message, status: 403)
        case .json10, .json11, .restJSON: AWSError(code: jsonCode, message: message)
        }
    }

    private func s3Error(region: String) -> AWSError {
        switch self {
        case .missing: AWSError(code: "AccessDenied", message: "Access Denied", status: 403)
        case .malformed(let reason): AWSError(code: "AuthorizationHeaderMalformed", message: reason)
        case .unknownAccessKey(let key):
            AWSError(
                code: "InvalidAccessKeyId", message: message, status: 403, members: [.init("AWSAccessKeyId", key)])
        case .invalidToken: AWSError(code: "InvalidToken", message: message)
        case .wrongScope(let reason):
            AWSError(
                code: "AuthorizationHeaderMalformed",
                message: "The authorization header is malformed; \(reason)", members: [.init("Region", region)])
        case .skewed(let request, let server):
            AWSError(
                code: "RequestTimeTooSkewed", message: message, status: 403,
                members: [
                    .init("RequestTime", request), .init("ServerTime", server),
                    .init("MaxAllowedSkewMilliseconds", String(Int(SigV4.maxClockSkewSeconds * 1000))),
                ])
        case .expired, .unsignedHeader: AWSError(code: "AccessDenied", message: message, status: 403)
        case .invalidExpiry:
            AWSError(code: "AuthorizationQueryParametersError", message: message, status: 403)
        case .mismatch(let canonicalRequest, let stringToSign):
            AWSError(
                code: "SignatureDoesNotMatch", message: message, status: 403,
                members: [.init("StringToSign", stringToSign), .init("CanonicalRequest", canonicalRequest)]
                    .filter { !$0.value.isEmpty })
        case .invalidPayloadHash: AWSError(code: "InvalidRequest", message: message)
        case .payloadMismatch(let declared, let actual):
            AWSError(
                code: "XAmzContentSHA256Mismatch", message: message,
                members: [
                    .init("ClientComputedContentSHA256", declared), .init("S3ComputedContentSHA256", actual),
                ])
        }
    }

    private var queryCode: String {
        switch self {
        case .missing: "MissingAuthenticationToken"
        case .malformed, .invalidExpiry, .invalidPayloadHash: "IncompleteSignature"
        case .unknownAccessKey, .invalidToken: "InvalidClientTokenId"
        case .wrongScope, .skewed, .expired, .mismatch, .payloadMismatch, .unsignedHeader: "SignatureDoesNotMatch"
        }
    }

    private var jsonCode: String {
        switch self {
        case .missing: "MissingAuthenticationTokenException"
        case .malformed, .invalidExpiry, .invalidPayloadHash: "IncompleteSignatureException"
        case .unknownAccessKey, .invalidToken: "UnrecognizedClientException"
        case .wrongScope, .skewed, .expired, .mismatch, .payloadMismatch, .unsignedHeader: "InvalidSignatureException"
        }
    }

    /// What the caller is told, in AWS's words where clients know them.
    private var message: String {
        switch self {
        case .missing: "Missing Authentication Token"
        case .malformed(let reason), .wrongScope(let reason), .expired(let reason): reason
        case .unknownAccessKey: "The AWS Access Key Id you provided does not exist in our records."
        case .invalidToken: "The security token included in the request is invalid."
        case .skewed(let request, let server):
            "Signature expired or not yet current: the difference between the request time \(request) and the server's time "
                + "\(server) is too large."
        case .invalidExpiry(let value):
            "X-Amz-Expires must be a number between 1 and \(SigV4.maxExpirySeconds) seconds, not '\(value)'"
        case .unsignedHeader(let name): "There were headers present in the request which were not signed: \(name)"
        case .mismatch:
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
                + "Access Key and signing method. Consult the service documentation for details."
        case .invalidPayloadHash(let value):
            value.isEmpty
                ? "Missing required header for this request: x-amz-content-sha256"
                : "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING- form, or a valid sha256 value, not '\(value)'"
        case .payloadMismatch: "The provided 'x-amz-content-sha256' header does not match what was computed."
        }
    }
}
