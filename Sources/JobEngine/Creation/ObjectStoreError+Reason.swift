package import ObjectStorage

extension ObjectStoreError {
    /// What the creator of a job may know about why one of their objects could not be reached.
    package var reason: String {
        switch self {
        case .noSuchBucket(let bucket): "The bucket '\(bucket)' does not exist."
        case .noSuchKey(let bucket, let key): "The bucket '\(bucket)' has no object '\(key)'."
        case .entityTooLarge(let size, let limit): "It has \(size) bytes, more than \(limit)."
        case .invalidKey, .keyTooLong, .invalidBucketName: "Its location is not a valid one."
        case .refused(let code, let message): "\(code): \(message)"
        default: "The object store does not answer."
        }
    }
}
