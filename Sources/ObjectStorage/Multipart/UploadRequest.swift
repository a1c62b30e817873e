package import LabelingDomain

/// An upload in parts to open.
package struct UploadRequest: Sendable {
    package var location: S3URI
    package var attributes: ObjectAttributes
    /// What each part is checked with; nil lets the store choose.
    package var checksumAlgorithm: ObjectChecksum.Algorithm?
    /// What the object's checksum will cover; nil is the algorithm's default.
    package var checksumKind: ObjectChecksum.Kind?

    package init(
        location: S3URI, attributes: ObjectAttributes = ObjectAttributes(),
        checksumAlgorithm: ObjectChecksum.Algorithm? = nil, checksumKind: ObjectChecksum.Kind? = nil
    ) {
        self.location = location
        self.attributes = attributes
        self.checksumAlgorithm = checksumAlgorithm
        self.checksumKind = checksumKind
    }
}
