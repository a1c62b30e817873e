import AWSWire
import ObjectStorage
import ServiceShapes

/// The rules for the tags of objects and buckets.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
enum TagRules {
    /// Throws `InvalidTag` when the tags are too many or too long, or a key comes twice.
    static func check(_ tags: [ObjectTag], limit: Int) throws(AWSError) {
        guard tags.count <= limit else {
            throw AWSError(code: "BadRequest", message: "Object tags cannot be greater than \(limit)")
        }
        var keys: Set<String> = []
        for tag in tags {
            guard keys.insert(tag.key).inserted else { throw invalid("Cannot provide multiple Tags with the same key", tag) }
            guard !tag.key.isEmpty, tag.key.count <= ObjectLimits.maxTagKeyLength, isAllowed(tag.key) else {
                throw invalid("The TagKey you have provided is invalid", tag)
            }
            guard tag.value.count <= ObjectLimits.maxTagValueLength, isAllowed(tag.value) else {
                throw invalid("The TagValue you have provided is invalid", tag)
            }
        }
    }

    /// The tags of an `x-amz-tagging` header, which is a query.
    static func read(header: String) throws(AWSError) -> [ObjectTag] {
        let tags = header.split(separator: "&").map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { PercentEncoding.decode(String($0.map { $0 == "+" ? " " : $0 })) }
            return ObjectTag(key: pair[0], value: pair.count > 1 ? pair[1] : "")
        }
        try check(tags, limit: ObjectLimits.maxObjectTags)
        return tags
    }

    /// Letters, digits, spaces and `_.:/=+-@`.
    private static func isAllowed(_ text: String) -> Bool {
        text.allSatisfy { $0.isLetter || $0.isNumber || $0.isWhitespace || "_.:/=+-@".contains($0) }
    }

    private static func invalid(_ message: String, _ tag: ObjectTag) -> AWSError {
        AWSError(
            code: "InvalidTag", message: message, members: [.init("TagKey", tag.key), .init("TagValue", tag.value)])
    }
}

extension ObjectTag {
    init(_ tag: S3.Tag) {
        self.init(key: tag.key, value: tag.value)
    }
}

extension S3.Tag {
    init(_ tag: ObjectTag) {
        self.init(key: tag.key, value: tag.value)
    }
}
