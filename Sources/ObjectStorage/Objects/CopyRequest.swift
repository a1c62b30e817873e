package import LabelingDomain

/// A copy of one object to another key, or onto itself with other attributes.
package struct CopyRequest: Sendable {
    package var source: S3URI
    package var target: S3URI
    /// The attributes of the copy, except for the tags; nil keeps the source's.
    package var attributes: ObjectAttributes?
    /// The tags of the copy; nil keeps the source's.
    package var tags: [ObjectTag]?
    /// What the copy's checksum is computed with; nil keeps the source's algorithm.
    package var checksumAlgorithm: ObjectChecksum.Algorithm?
    package var sourceCondition: ReadCondition
    package var condition: WriteCondition

    package init(
        source: S3URI, target: S3URI, attributes: ObjectAttributes? = nil, tags: [ObjectTag]? = nil,
        checksumAlgorithm: ObjectChecksum.Algorithm? = nil, sourceCondition: ReadCondition = .none,
        condition: WriteCondition = .none
    ) {
        self.source = source
        self.target = target
        self.attributes = attributes
        self.tags = tags
        self.checksumAlgorithm = checksumAlgorithm
        self.sourceCondition = sourceCondition
        self.condition = condition
    }
}
