import AWSWire
import LabelingDomain
import Persistence

import struct Foundation.Date

extension UploadInfo {
    init(_ row: UploadRow) {
        self.init(
            upload: UploadID(location: S3URI(bucket: row.bucket, key: row.key), id: row.id),
            createdAt: Date(microseconds: row.createdAt),
            checksumAlgorithm: row.checksumAlgorithm.flatMap(ObjectChecksum.Algorithm.init(rawValue:)),
            checksumKind: row.checksumKind.flatMap(ObjectChecksum.Kind.init(rawValue:)))
    }

    /// The algorithm that parts are stored with.
    var storedAlgorithm: ObjectChecksum.Algorithm { checksumAlgorithm ?? .crc64nvme }
}

extension PartInfo {
    init(_ row: PartRow, algorithm: ObjectChecksum.Algorithm) {
        self.init(
            number: row.number, size: row.size, etag: row.etag, lastModified: Date(microseconds: row.modifiedAt),
            checksum: row.checksum.map { ObjectChecksum(algorithm: algorithm, value: $0, kind: .fullObject) })
    }
}
