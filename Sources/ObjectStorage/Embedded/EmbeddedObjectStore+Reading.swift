package import LabelingDomain
import NIOCore
import Persistence

extension EmbeddedObjectStore {
    /// How often a read looks the key up again when the version it found is deleted under it.
    static let maxLookups = 16

    package func head(
        _ location: S3URI, condition: ReadCondition
    ) async throws(ObjectStoreError) -> ObjectInfo {
        let row = try await indexed(bucket: location.bucket) { try await index.head(location.bucket, location.key) }
        guard let row else { throw .noSuchKey(bucket: location.bucket, key: location.key) }
        let info = try ObjectInfo(row)
        try condition.check(info)
        return info
    }

    package func read(
        _ location: S3URI, range: ByteRange?, condition: ReadCondition
    ) async throws(ObjectStoreError) -> ObjectReading {
        for _ in 0..<Self.maxLookups {
            let found = try await indexed(bucket: location.bucket) {
                try await index.find(location.bucket, location.key)
            }
            guard let found else { throw .noSuchKey(bucket: location.bucket, key: location.key) }
            let info = try ObjectInfo(found.object)
            try condition.check(info)
            let positions = try range?.resolve(size: info.size) ?? 0..<info.size
            if let body = try await open(found.object.version, found.content, positions) {
                return ObjectReading(info: info, range: positions, body: body)
            }
        }
        throw .storage("\(location) was overwritten \(Self.maxLookups) times while it was being opened")
    }

    /// The bytes at `positions` of a version; nil when its files are being deleted.
    private func open(
        _ version: String, _ content: ObjectContent, _ positions: Range<Int64>
    ) async throws(ObjectStoreError) -> ObjectBody? {
        switch content {
        case .inline(let bytes):
            return ObjectBody(ByteBuffer(bytes: bytes[Int(positions.lowerBound)..<Int(positions.upperBound)]))
        case .blobs(let blobs):
            guard let first = blobs.holding(positions.lowerBound) else { return ObjectBody(ByteBuffer()) }
            guard let pin = pins.pin(version, blobs) else { return nil }
            do {
                guard let file = try await folder.open(first.id) else { return nil }
                let reader = BlobReader(blobs, range: positions, first: file, folder: folder, pin: pin)
                return ObjectBody { { try await reader.next() } }
            } catch {
                throw .storage(String(describing: error))
            }
        }
    }
}

extension [BlobRow] {
    /// The blob that holds the byte at `position` of them all; nil behind the end.
    fileprivate func holding(_ position: Int64) -> BlobRow? {
        var end: Int64 = 0
        return first { blob in
            end += blob.size
            return position < end
        }
    }
}
