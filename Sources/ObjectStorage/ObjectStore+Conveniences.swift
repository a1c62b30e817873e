package import LabelingDomain
package import NIOCore

extension ObjectStore {
    /// What is known of the object without its bytes.
    package func head(_ location: S3URI) async throws(ObjectStoreError) -> ObjectInfo {
        try await head(location, condition: .none)
    }

    /// Opens the object, or `range` of it, for reading.
    package func read(_ location: S3URI, range: ByteRange? = nil) async throws(ObjectStoreError) -> ObjectReading {
        try await read(location, range: range, condition: .none)
    }

    /// The whole object; `entityTooLarge` when it has more than `limit` bytes.
    package func data(at location: S3URI, limit: Int) async throws(ObjectStoreError) -> ByteBuffer {
        let reading = try await read(location)
        guard reading.info.size <= Int64(limit) else {
            throw .entityTooLarge(size: reading.info.size, limit: Int64(limit))
        }
        do {
            var bytes = ByteBuffer()
            bytes.reserveCapacity(Int(reading.info.size))
            for try await var chunk in reading.body { bytes.writeBuffer(&chunk) }
            return bytes
        } catch {
            throw ObjectStoreError(reading: error)
        }
    }

    /// Stores `body` under the key, streaming.
    @discardableResult
    package func write<Body: AsyncSequence & Sendable>(
        _ location: S3URI, body: Body, contentType: String
    ) async throws(ObjectStoreError) -> ObjectInfo where Body.Element == ByteBuffer {
        try await write(
            location, body: body, attributes: ObjectAttributes(contentType: contentType), integrity: .none,
            condition: .none)
    }

    /// Stores `bytes` under the key. Small objects that are written at the same time share one commit.
    @discardableResult
    package func write(
        _ bytes: ByteBuffer, to location: S3URI, contentType: String
    ) async throws(ObjectStoreError) -> ObjectInfo {
        try await write(location, body: ObjectBody(bytes), contentType: contentType)
    }

    /// Deletes an object; one that is not there counts as deleted.
    package func delete(_ location: S3URI) async throws(ObjectStoreError) {
        try await delete(location, condition: .none)
    }

    /// Whether there is an object under the key.
    package func exists(_ location: S3URI) async throws(ObjectStoreError) -> Bool {
        do {
            _ = try await head(location)
            return true
        } catch .noSuchKey {
            return false
        } catch {
            throw error
        }
    }
}
