package import struct Foundation.Date

/// What an open upload was created with.
package struct UploadInfo: Sendable, Hashable {
    package let upload: UploadID
    package let createdAt: Date
    package let checksumAlgorithm: ObjectChecksum.Algorithm?
    package let checksumKind: ObjectChecksum.Kind?

    package init(
        upload: UploadID, createdAt: Date, checksumAlgorithm: ObjectChecksum.Algorithm?,
        checksumKind: ObjectChecksum.Kind?
    ) {
        self.upload = upload
        self.createdAt = createdAt
        self.checksumAlgorithm = checksumAlgorithm
        self.checksumKind = checksumKind
    }
}
