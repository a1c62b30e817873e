import Persistence

import struct Foundation.Date

extension EmbeddedObjectStore {
    package func createBucket(_ name: String, region: String, owner: String) async throws(ObjectStoreError) {
        try BucketName.validate(name)
        let row = BucketRow(name: name, region: region, owner: owner, createdAt: now().microseconds)
        do {
            try await bucketStore.create(row)
        } catch {
            guard case .bucketExists(let holder)? = error as? ObjectIndexError else {
                throw ObjectStoreError.storage(String(describing: error))
            }
            throw holder == owner ? .bucketAlreadyOwnedByYou(name) : .bucketAlreadyExists(name)
        }
    }

    package func deleteBucket(_ name: String) async throws(ObjectStoreError) {
        let blobs = try await indexed(bucket: name) { try await bucketStore.delete(name) }
        folder.remove(blobs)
    }

    package func bucket(_ name: String) async throws(ObjectStoreError) -> BucketInfo {
        guard let row = try await indexed(bucket: name, { try await bucketStore.find(name) }) else {
            throw .noSuchBucket(name)
        }
        return BucketInfo(row)
    }

    package func buckets() async throws(ObjectStoreError) -> [BucketInfo] {
        try await indexed(bucket: "") { try await bucketStore.all().map { BucketInfo($0) } }
    }

    package func document(_ kind: BucketDocument, of bucket: String) async throws(ObjectStoreError) -> String? {
        try await indexed(bucket: bucket) { try await bucketStore.document(kind.rawValue, of: bucket) }
    }

    package func setDocument(
        _ kind: BucketDocument, to text: String?, of bucket: String
    ) async throws(ObjectStoreError) {
        try await indexed(bucket: bucket) { try await bucketStore.setDocument(kind.rawValue, to: text, of: bucket) }
    }
}

extension BucketInfo {
    fileprivate init(_ row: BucketRow) {
        self.init(
            name: row.name, region: row.region, owner: row.owner, createdAt: Date(microseconds: row.createdAt))
    }
}
