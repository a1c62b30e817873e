/// Why an object store refused.
package enum ObjectStoreError: Error, Sendable {
    case noSuchBucket(String)
    case noSuchKey(bucket: String, key: String)
    case noSuchUpload(String)
    case bucketAlreadyExists(String)
    case bucketAlreadyOwnedByYou(String)
    case bucketNotEmpty(String)
    /// The name breaks a rule of `BucketName`; the text says which.
    case invalidBucketName(String, rule: String)
    /// The key is empty or not UTF-8.
    case invalidKey(String)
    /// The key has more than `ObjectLimits.maxKeyBytes` bytes.
    case keyTooLong(bytes: Int)
    /// A condition of the request does not hold; `condition` is its header's name.
    case preconditionFailed(condition: String)
    /// A read condition says that the caller has this version already.
    case notModified(ObjectInfo)
    /// Two conditional writes met; the caller may try again.
    case conflict(String)
    /// The range lies outside the object.
    case invalidRange(requested: String, size: Int64)
    case entityTooLarge(size: Int64, limit: Int64)
    case entityTooSmall(part: Int, size: Int64, limit: Int64)
    /// The body ended before, or went on after, the length that was announced.
    case incompleteBody(expected: Int64, received: Int64)
    /// The body does not have the digest that its sender computed; `digest` is `MD5` or a checksum algorithm.
    case checksumMismatch(digest: String, expected: String, computed: String)
    /// A named part has not arrived, or its tag or checksum is another one.
    case invalidPart(number: Int)
    case invalidPartOrder
    /// A part number outside 1...`ObjectLimits.maxPartNumber`.
    case invalidPartNumber(Int)
    /// Another value is not allowed; the text says which and why.
    case invalidArgument(String)
    /// The body could not be read to its end; the sender's error.
    case bodyFailed(any Error)
    /// A remote store refused the server's own credentials or its request.
    case refused(code: String, message: String)
    /// The disk, the database or the remote endpoint failed; the text is for the log only.
    case storage(String)
}

extension ObjectStoreError {
    /// The failure of a body that a store gave out.
    package init(reading error: any Error) {
        self = error as? ObjectStoreError ?? .storage(String(describing: error))
    }
}
