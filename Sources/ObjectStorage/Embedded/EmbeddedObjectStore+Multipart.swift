import AWSWire
package import LabelingDomain
package import NIOCore
import Persistence

extension EmbeddedObjectStore {
    package func createUpload(_ request: UploadRequest) async throws(ObjectStoreError) -> UploadID {
        try ObjectKey.validate(request.location.key)
        let kind = try MultipartChecksum.kind(request.checksumKind, for: request.checksumAlgorithm)
        let createdAt = now().microseconds
        let time = String(createdAt, radix: 16)
        var untagged = request.attributes
        untagged.tags = []
        let row = UploadRow(
            id: String(repeating: "0", count: max(0, 14 - time.count)) + time + makeID(),
            bucket: request.location.bucket, key: request.location.key, createdAt: createdAt,
            checksumAlgorithm: request.checksumAlgorithm?.rawValue, checksumKind: kind?.rawValue,
            attributes: try JSONText.encode(untagged), tags: try JSONText.encode(request.attributes.tags))
        try await indexed(bucket: row.bucket) { try await multipart.create(row) }
        return UploadID(location: request.location, id: row.id)
    }

    package func upload(_ upload: UploadID) async throws(ObjectStoreError) -> UploadInfo {
        UploadInfo(try await find(upload))
    }

    package func writePart<Body: AsyncSequence & Sendable>(
        _ number: Int, of upload: UploadID, body: Body, integrity: BodyIntegrity
    ) async throws(ObjectStoreError) -> PartInfo where Body.Element == ByteBuffer {
        guard (1...ObjectLimits.maxPartNumber).contains(number) else { throw .invalidPartNumber(number) }
        let row = try await find(upload)
        let algorithm = UploadInfo(row).storedAlgorithm
        if let sent = integrity.algorithm, sent != algorithm, row.checksumAlgorithm != nil {
            throw .invalidArgument(
                "the upload was created with \(algorithm.rawValue) checksums, but the part has a \(sent.rawValue) one")
        }
        let spooled = try await spooler.spool(
            body, integrity: integrity, algorithm: integrity.algorithm ?? algorithm,
            limit: ObjectLimits.maxBodyBytes, maxInline: 0)
        guard case .blob(let blob) = spooled.content else { throw .storage("a part was not written to a file") }
        let part = PartRow(
            number: number, version: makeID(), size: spooled.size, etag: spooled.digests.etag,
            modifiedAt: now().microseconds,
            checksum: spooled.digests.algorithm == algorithm ? spooled.digests.checksum : nil)
        let released = try await indexed(bucket: row.bucket, upload: upload.id) {
            try await multipart.put(part, blob: BlobRow(id: blob.id, size: spooled.size), of: row)
        }
        blob.keep()
        discard([released])
        return PartInfo(part, algorithm: algorithm)
    }

    package func copyPart(
        _ number: Int, of upload: UploadID, from source: S3URI, range: ByteRange?, condition: ReadCondition
    ) async throws(ObjectStoreError) -> PartInfo {
        let reading = try await read(source, range: range, condition: condition.forCopying)
        do {
            return try await writePart(number, of: upload, body: reading.body, integrity: .none)
        } catch .bodyFailed(let error) {
            throw ObjectStoreError(reading: error)
        }
    }

    package func completeUpload(
        _ upload: UploadID, with completion: UploadCompletion
    ) async throws(ObjectStoreError) -> ObjectInfo {
        let location = upload.location
        let (row, stored) = try await indexed(bucket: location.bucket, upload: upload.id) {
            try await multipart.findWithParts(upload.id, bucket: location.bucket, key: location.key)
        }
        let assembly = try PartAssembly(completion, stored: stored, of: UploadInfo(row))
        var attributes = try JSONText.decode(ObjectAttributes.self, from: row.attributes)
        attributes.tags = try JSONText.decode([ObjectTag].self, from: row.tags)
        let object = try ObjectRow(
            upload.location, version: makeID(), size: assembly.size, etag: assembly.etag, modifiedAt: now(),
            attributes: attributes, checksum: assembly.checksum, parts: assembly.objectParts)
        let released = try await indexed(bucket: row.bucket, key: row.key, upload: upload.id) {
            try await multipart.complete(row, as: object, parts: assembly.parts) { etag in
                try completion.condition.check(currentETag: etag, bucket: row.bucket, key: row.key)
            }
        }
        discard(released)
        return try ObjectInfo(object)
    }

    package func abortUpload(_ upload: UploadID) async throws(ObjectStoreError) {
        let location = upload.location
        let released = try await indexed(bucket: location.bucket, upload: upload.id) {
            try await multipart.abort(upload.id, bucket: location.bucket, key: location.key)
        }
        discard(released)
    }

    package func parts(
        of upload: UploadID, after marker: Int, limit: Int
    ) async throws(ObjectStoreError) -> PartListing {
        let info = try await self.upload(upload)
        let limit = min(max(0, limit), ObjectLimits.maxPageSize)
        let rows = try await indexed(bucket: upload.location.bucket) {
            try await multipart.parts(of: upload.id, after: marker, limit: limit + 1)
        }
        let page = rows.prefix(limit)
        return PartListing(
            upload: info, parts: page.map { PartInfo($0, algorithm: info.storedAlgorithm) },
            next: rows.count > limit ? page.last?.number : nil)
    }

    private func find(_ upload: UploadID) async throws(ObjectStoreError) -> UploadRow {
        let location = upload.location
        return try await indexed(bucket: location.bucket, upload: upload.id) {
            try await multipart.find(upload.id, bucket: location.bucket, key: location.key)
        }
    }
}
