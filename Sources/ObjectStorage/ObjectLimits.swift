/// The limits of S3 that both stores hold.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
package enum ObjectLimits {
    /// UTF-8 bytes of a key.
    package static let maxKeyBytes = 1024
    /// Bytes of a body that comes in one request, part or object: 5 GiB.
    package static let maxBodyBytes: Int64 = 5 << 30
    /// Bytes of an object joined from parts: 5 TiB.
    package static let maxObjectBytes: Int64 = 5 << 40
    /// Bytes of any part but the last: 5 MiB.
    package static let minPartBytes: Int64 = 5 << 20
    /// The highest number of a part.
    package static let maxPartNumber = 10_000
    /// Keys, parts or uploads in a page.
    package static let maxPageSize = 1000
    /// Keys of one delete request.
    package static let maxKeysPerDelete = 1000
    /// Bytes of the names and values of user metadata.
    package static let maxUserMetadataBytes = 2048
    /// Tags of an object.
    package static let maxObjectTags = 10
    /// Tags of a bucket.
    package static let maxBucketTags = 50
    /// Characters of a tag's key.
    package static let maxTagKeyLength = 128
    /// Characters of a tag's value.
    package static let maxTagValueLength = 256
    /// Buckets of an account.
    package static let maxBuckets = 10_000
}
