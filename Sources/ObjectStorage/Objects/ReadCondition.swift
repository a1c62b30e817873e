package import struct Foundation.Date

/// Conditions of a read (RFC 9110, section 13). Tags are written as in the header: `*`, or tags with or without quotes,
/// separated by commas.
package struct ReadCondition: Sendable, Hashable {
    package var ifMatch: String?
    package var ifNoneMatch: String?
    package var ifModifiedSince: Date?
    package var ifUnmodifiedSince: Date?

    /// For the source of a copy, S3 answers `preconditionFailed` where a read answers `notModified`.
    package var isForCopying = false

    package static let none = ReadCondition()

    package init(
        ifMatch: String? = nil, ifNoneMatch: String? = nil, ifModifiedSince: Date? = nil,
        ifUnmodifiedSince: Date? = nil
    ) {
        self.ifMatch = ifMatch
        self.ifNoneMatch = ifNoneMatch
        self.ifModifiedSince = ifModifiedSince
        self.ifUnmodifiedSince = ifUnmodifiedSince
    }

    /// Throws `preconditionFailed` or `notModified`, in the order of RFC 9110, section 13.2.2.
    package func check(_ info: ObjectInfo) throws(ObjectStoreError) {
        if let ifMatch {
            guard EntityTags(ifMatch).contain(info.etag) else { throw .preconditionFailed(condition: "If-Match") }
        } else if let ifUnmodifiedSince, info.lastModifiedSecond > ifUnmodifiedSince {
            throw .preconditionFailed(condition: "If-Unmodified-Since")
        }
        if let ifNoneMatch {
            if EntityTags(ifNoneMatch).contain(info.etag) { throw unchanged(info, "If-None-Match") }
        } else if let ifModifiedSince, info.lastModifiedSecond <= ifModifiedSince {
            throw unchanged(info, "If-Modified-Since")
        }
    }

    private func unchanged(_ info: ObjectInfo, _ header: String) -> ObjectStoreError {
        isForCopying ? .preconditionFailed(condition: "x-amz-copy-source-" + header.lowercased()) : .notModified(info)
    }
}

extension ObjectInfo {
    /// HTTP dates have whole seconds, so that is what conditions compare.
    fileprivate var lastModifiedSecond: Date {
        Date(timeIntervalSince1970: lastModified.timeIntervalSince1970.rounded(.down))
    }
}

extension ReadCondition {
    /// S3 answers every condition of a copy's source that does not hold with 412, so `notModified` becomes that.
    package var forCopying: ReadCondition {
        var condition = self
        condition.isForCopying = true
        return condition
    }
}
