import AWSWire
package import LabelingDomain
package import NIOCore
import Persistence

extension EmbeddedObjectStore {
    package func write<Body: AsyncSequence & Sendable>(
        _ location: S3URI, body: Body, attributes: ObjectAttributes, integrity: BodyIntegrity,
        condition: WriteCondition
    ) async throws(ObjectStoreError) -> ObjectInfo where Body.Element == ByteBuffer {
        try ObjectKey.validate(location.key)
        let spooled = try await spooler.spool(
            body, integrity: integrity, algorithm: integrity.algorithm ?? .crc64nvme,
            limit: ObjectLimits.maxBodyBytes
        ) { () async throws(ObjectStoreError) in
            try await requireBucket(location.bucket)
        }
        let row = try ObjectRow(
            location, version: makeID(), size: spooled.size, etag: spooled.digests.etag, modifiedAt: now(),
            attributes: attributes, checksum: ObjectChecksum(spooled.digests), parts: [])
        try await put(row, spooled.content, condition: condition)
        return try ObjectInfo(row)
    }

    package func copy(_ request: CopyRequest) async throws(ObjectStoreError) -> ObjectInfo {
        let source = try await read(request.source, range: nil, condition: request.sourceCondition.forCopying)
        guard source.info.size <= ObjectLimits.maxBodyBytes else {
            throw .entityTooLarge(size: source.info.size, limit: ObjectLimits.maxBodyBytes)
        }
        var attributes = request.attributes ?? source.info.attributes
        attributes.tags = request.tags ?? source.info.attributes.tags
        let integrity = BodyIntegrity(algorithm: request.checksumAlgorithm ?? source.info.checksum?.algorithm)
        do {
            return try await write(
                request.target, body: source.body, attributes: attributes, integrity: integrity,
                condition: request.condition)
        } catch .bodyFailed(let error) {
            throw ObjectStoreError(reading: error)
        }
    }

    package func delete(_ location: S3URI, condition: WriteCondition) async throws(ObjectStoreError) {
        try await delete(keys: [location.key], in: location.bucket, condition: condition)
    }

    package func delete(keys: [String], in bucket: String) async throws(ObjectStoreError) {
        try await delete(keys: keys, in: bucket, condition: .none)
    }

    package func tags(of location: S3URI) async throws(ObjectStoreError) -> [ObjectTag] {
        try await head(location).attributes.tags
    }

    package func setTags(_ tags: [ObjectTag], of location: S3URI) async throws(ObjectStoreError) {
        let json = try JSONText.encode(tags)
        try await indexed(bucket: location.bucket, key: location.key) {
            try await index.setTags(json, location.bucket, location.key)
        }
    }

    private func delete(
        keys: [String], in bucket: String, condition: WriteCondition
    ) async throws(ObjectStoreError) {
        let released = try await indexed(bucket: bucket) {
            try await index.delete(bucket, keys: keys) { etag in
                try condition.check(currentETag: etag, bucket: bucket, key: keys[0])
            }
        }
        discard(released)
    }

    private func put(
        _ row: ObjectRow, _ content: BodySpooler.Content, condition: WriteCondition
    ) async throws(ObjectStoreError) {
        let stored: ObjectContent =
            switch content {
            case .inline(let bytes): .inline(Array(bytes.readableBytesView))
            case .blob(let blob): .blobs([BlobRow(id: blob.id, size: row.size)])
            }
        let released = try await indexed(bucket: row.bucket, key: row.key) {
            try await index.put(row, content: stored) { etag in
                try condition.check(currentETag: etag, bucket: row.bucket, key: row.key)
            }
        }
        if case .blob(let blob) = content { blob.keep() }
        discard([released])
    }
}
