package import AWSWire
package import ObjectStorage

extension ObjectStoreError: AWSErrorConvertible {
    /// S3's answer.
    ///
    /// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    package var awsError: AWSError {
        switch self {
        case .noSuchBucket, .bucketAlreadyExists, .bucketAlreadyOwnedByYou, .bucketNotEmpty, .invalidBucketName:
            bucketAnswer
        case .noSuchUpload, .entityTooSmall, .invalidPart, .invalidPartOrder, .invalidPartNumber: multipartAnswer
        case .checksumMismatch, .incompleteBody, .entityTooLarge, .bodyFailed: bodyAnswer
        case .refused(let code, let message):
            AWSError(
                code: "ServiceUnavailable", message: "The object store behind this server refused its request.",
                status: 503, cause: "\(code): \(message)")
        case .storage(let cause):
            AWSError(
                code: "InternalError", message: "We encountered an internal error. Please try again.", status: 500,
                cause: cause)
        default: requestAnswer
        }
    }

    private var bucketAnswer: AWSError {
        switch self {
        case .noSuchBucket(let name):
            AWSError(
                code: "NoSuchBucket", message: "The specified bucket does not exist", status: 404,
                members: [.init("BucketName", name)])
        case .bucketAlreadyExists(let name):
            AWSError(
                code: "BucketAlreadyExists",
                message: "The requested bucket name is not available. The bucket namespace is shared by all users of "
                    + "the system. Please select a different name and try again.", status: 409,
                members: [.init("BucketName", name)])
        case .bucketAlreadyOwnedByYou(let name):
            AWSError(
                code: "BucketAlreadyOwnedByYou",
                message: "Your previous request to create the named bucket succeeded and you already own it.",
                status: 409, members: [.init("BucketName", name)])
        case .invalidBucketName(let name, let rule):
            AWSError(
                code: "InvalidBucketName", message: "The specified bucket is not valid: \(rule).",
                members: [.init("BucketName", name)])
        default:
            AWSError(
                code: "BucketNotEmpty", message: "The bucket you tried to delete is not empty", status: 409)
        }
    }

    private var multipartAnswer: AWSError {
        switch self {
        case .noSuchUpload(let id):
            AWSError(
                code: "NoSuchUpload",
                message: "The specified upload does not exist. The upload ID may be invalid, or the upload may have "
                    + "been aborted or completed.", status: 404, members: [.init("UploadId", id)])
        case .entityTooSmall(let part, let size, let limit):
            AWSError(
                code: "EntityTooSmall", message: "Your proposed upload is smaller than the minimum allowed size",
                members: [
                    .init("ProposedSize", "\(size)"), .init("MinSizeAllowed", "\(limit)"),
                    .init("PartNumber", "\(part)"),
                ])
        case .invalidPartOrder:
            AWSError(
                code: "InvalidPartOrder",
                message: "The list of parts was not in ascending order. Parts must be ordered by part number.")
        case .invalidPartNumber(let number):
            S3Refusal.invalidArgument(
                "partNumber", "\(number)", "must be an integer between 1 and \(ObjectLimits.maxPartNumber), inclusive")
        default:
            AWSError(
                code: "InvalidPart",
                message: "One or more of the specified parts could not be found. The part may not have been uploaded, "
                    + "or the specified entity tag may not match the part's entity tag.", members: partMembers)
        }
    }

    private var partMembers: [AWSError.Member] {
        guard case .invalidPart(let number) = self else { return [] }
        return [.init("PartNumber", "\(number)")]
    }

    private var bodyAnswer: AWSError {
        switch self {
        case .checksumMismatch(let digest, let expected, let computed):
            AWSError(
                code: "BadDigest", message: "The \(digest) you specified did not match the calculated checksum.",
                members: [.init("ExpectedDigest", expected), .init("CalculatedDigest", computed)])
        case .incompleteBody(let expected, let received):
            AWSError(
                code: "IncompleteBody",
                message: "You did not provide the number of bytes specified by the Content-Length HTTP header: "
                    + "\(received) instead of \(expected).")
        case .entityTooLarge(let size, let limit):
            AWSError(
                code: "EntityTooLarge", message: "Your proposed upload exceeds the maximum allowed size",
                members: [.init("ProposedSize", "\(size)"), .init("MaxSizeAllowed", "\(limit)")])
        case .bodyFailed(let error as AWSError): error
        case .bodyFailed(let error as any AWSErrorConvertible): error.awsError
        case .bodyFailed(let error):
            AWSError(
                code: "RequestTimeout", message: "The request body could not be read to its end.",
                cause: String(describing: error))
        default: S3Refusal.invalidRequest("The request body is not valid.")
        }
    }

    private var requestAnswer: AWSError {
        switch self {
        case .noSuchKey(_, let key):
            AWSError(
                code: "NoSuchKey", message: "The specified key does not exist.", status: 404,
                members: [.init("Key", key)])
        case .preconditionFailed(let condition):
            AWSError(
                code: "PreconditionFailed",
                message: "At least one of the pre-conditions you specified did not hold", status: 412,
                members: [.init("Condition", condition)])
        case .conflict(let reason):
            AWSError(code: "ConditionalRequestConflict", message: reason, status: 409)
        case .invalidRange(let requested, let size):
            AWSError(
                code: "InvalidRange", message: "The requested range is not satisfiable", status: 416,
                members: [.init("RangeRequested", requested), .init("ActualObjectSize", "\(size)")])
        case .keyTooLong(let bytes):
            AWSError(
                code: "KeyTooLongError", message: "Your key is too long",
                members: [.init("Size", "\(bytes)"), .init("MaxSizeAllowed", "\(ObjectLimits.maxKeyBytes)")])
        case .invalidKey(let reason): S3Refusal.invalidRequest("The key is not valid: \(reason).")
        case .invalidArgument(let reason): S3Refusal.invalidRequest(reason)
        default: AWSError(code: "NotModified", message: "Not Modified", status: 304)
        }
    }
}
