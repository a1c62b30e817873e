import AWSWire
import LabelingDomain
import Persistence

import struct Foundation.Date

extension ObjectInfo {
    /// The object that a row describes, with attributes and parts.
    init(_ row: ObjectRow) throws(ObjectStoreError) {
        var attributes = try JSONText.decode(ObjectAttributes.self, from: row.attributes)
        attributes.tags = row.tags == "[]" ? [] : try JSONText.decode([ObjectTag].self, from: row.tags)
        self.init(
            key: row.key, size: row.size, etag: row.etag, lastModified: Date(microseconds: row.modifiedAt),
            attributes: attributes, checksum: row.checksum.flatMap { ObjectChecksum($0) },
            parts: try row.parts.map { text throws(ObjectStoreError) in
                try JSONText.decode([ObjectPart].self, from: text)
            } ?? [])
    }

    /// The object that a row describes, as a listing shows it.
    init(listed row: ObjectRow) {
        self.init(
            key: row.key, size: row.size, etag: row.etag, lastModified: Date(microseconds: row.modifiedAt),
            checksum: row.checksum.flatMap { ObjectChecksum($0) })
    }
}

extension ObjectRow {
    /// The row of a version that is about to be written.
    init(
        _ location: S3URI, version: String, size: Int64, etag: String, modifiedAt: Date,
        attributes: ObjectAttributes, checksum: ObjectChecksum?, parts: [ObjectPart]
    ) throws(ObjectStoreError) {
        var untagged = attributes
        untagged.tags = []
        self.init(
            bucket: location.bucket, key: location.key, version: version, size: size, etag: etag,
            modifiedAt: modifiedAt.microseconds, checksum: checksum.map { ChecksumColumns($0) },
            attributes: try JSONText.encode(untagged),
            tags: attributes.tags.isEmpty ? "[]" : try JSONText.encode(attributes.tags),
            parts: parts.isEmpty ? nil : try JSONText.encode(parts))
    }
}

extension ObjectChecksum {
    /// The checksum of a body that came in one request.
    init(_ digests: BodyDigests.Result) {
        self.init(algorithm: digests.algorithm, value: digests.checksum, kind: .fullObject)
    }

    init?(_ columns: ChecksumColumns) {
        guard let algorithm = Algorithm(rawValue: columns.algorithm), let kind = Kind(rawValue: columns.kind) else {
            return nil
        }
        self.init(algorithm: algorithm, value: columns.value, kind: kind)
    }
}

extension ChecksumColumns {
    init(_ checksum: ObjectChecksum) {
        self.init(algorithm: checksum.algorithm.rawValue, kind: checksum.kind.rawValue, value: checksum.value)
    }
}
