package import AWSWire

extension BodyError: AWSErrorConvertible {
    /// S3's answer; other services have no framing and no checksums.
    package var awsError: AWSError {
        switch self {
        case .chunkSignatureMismatch:
            AWSError(
                code: "SignatureDoesNotMatch",
                message: "The signature of a chunk does not match the signature you provided.", status: 403)
        case .payloadHashMismatch(let declared, let actual):
            SignatureError.payloadMismatch(declared: declared, actual: actual).awsError(in: .restXML, region: "")
        case .checksumMismatch(let algorithm, let declared, let actual):
            AWSError(
                code: "BadDigest",
                message: "The \(algorithm.rawValue) you specified did not match the calculated checksum.",
                members: [.init("ExpectedDigest", declared), .init("CalculatedDigest", actual)])
        case .md5Mismatch(let declared, let actual):
            AWSError(
                code: "BadDigest", message: "The Content-MD5 you specified did not match what we received.",
                members: [.init("ExpectedDigest", declared), .init("CalculatedDigest", actual)])
        case .invalidChecksum("Content-MD5", let value):
            AWSError(
                code: "InvalidDigest", message: "The Content-MD5 you specified was invalid.",
                members: [.init("Content-MD5", value)])
        case .invalidChecksum(let name, let value):
            AWSError(code: "InvalidRequest", message: "Value for \(name) header is invalid: '\(value)'.")
        case .severalChecksums:
            AWSError(
                code: "InvalidRequest",
                message: "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.")
        case .wrongLength(let declared, let actual):
            AWSError(
                code: "IncompleteBody",
                message: "The request body has \(actual) bytes where its header declares \(declared).")
        case .malformedChunk(let reason):
            AWSError(code: "IncompleteBody", message: "The aws-chunked request body cannot be read: \(reason).")
        case .malformedTrailer(let reason):
            AWSError(code: "MalformedTrailerError", message: "The request's trailers cannot be read: \(reason).")
        }
    }
}
