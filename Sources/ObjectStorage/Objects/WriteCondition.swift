/// A condition on the version that a write or delete replaces, judged inside the write.
package enum WriteCondition: Sendable, Hashable {
    case none
    /// There must be no object under the key: `If-None-Match: *`.
    case absent
    /// There must be an object, of one of these tags: `If-Match`, spelled as in its header.
    case matches(String)

    /// Throws what S3 answers when the object under the key is `etag`, or missing.
    package func check(currentETag etag: String?, bucket: String, key: String) throws(ObjectStoreError) {
        switch (self, etag) {
        case (.none, _), (.absent, nil): return
        case (.absent, _?): throw .preconditionFailed(condition: "If-None-Match")
        case (.matches, nil): throw .noSuchKey(bucket: bucket, key: key)
        case (.matches(let header), let etag?):
            guard EntityTags(header).contain(etag) else { throw .preconditionFailed(condition: "If-Match") }
        }
    }
}
