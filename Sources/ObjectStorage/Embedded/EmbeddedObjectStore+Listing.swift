import Persistence

import struct Foundation.Date

extension EmbeddedObjectStore {
    package func list(_ request: ListRequest) async throws(ObjectStoreError) -> ObjectListing {
        let page = try await indexed(bucket: request.bucket) {
            try await listing.list(
                request.bucket, prefix: request.prefix, delimiter: request.delimiter ?? "",
                startAfter: request.startAfter, limit: min(max(0, request.limit), ObjectLimits.maxPageSize))
        }
        return ObjectListing(
            objects: page.objects.map { ObjectInfo(listed: $0) }, commonPrefixes: page.commonPrefixes, next: page.next)
    }

    package func uploads(_ request: UploadListRequest) async throws(ObjectStoreError) -> UploadListing {
        let page = try await indexed(bucket: request.bucket) {
            try await uploadListing.list(
                request.bucket, prefix: request.prefix, delimiter: request.delimiter ?? "",
                keyMarker: request.keyMarker, uploadIDMarker: request.uploadIDMarker,
                limit: min(max(0, request.limit), ObjectLimits.maxPageSize))
        }
        return UploadListing(
            uploads: page.uploads.map { UploadInfo($0) }, commonPrefixes: page.commonPrefixes,
            next: page.next.map { UploadListing.Marker(key: $0.key, uploadID: $0.uploadID) })
    }
}
