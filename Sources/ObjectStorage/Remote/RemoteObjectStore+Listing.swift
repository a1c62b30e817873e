import AWSWire
import HTTPTypes
import LabelingDomain

extension RemoteObjectStore {
    package func list(_ request: ListRequest) async throws(ObjectStoreError) -> ObjectListing {
        let limit = min(max(0, request.limit), ObjectLimits.maxPageSize)
        let sent = RemoteRequest(.get, bucket: request.bucket).with("list-type", "2").with("encoding-type", "url")
            .with("prefix", request.prefix).with("delimiter", request.delimiter)
            .with("start-after", request.startAfter.isEmpty ? nil : Self.startAfter(request))
            .with("max-keys", "\(limit)")
        let document = try await exchange.send(sent).document()
        let objects = document.children("Contents").map { ObjectInfo(listed: $0) }
        let prefixes = document.children("CommonPrefixes").map { Self.decoded($0.text(of: "Prefix")) }
        let last = [objects.last?.key, prefixes.last].compactMap { $0 }
            .max { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return ObjectListing(
            objects: objects, commonPrefixes: prefixes,
            next: document.text(of: "IsTruncated") == "true" ? last : nil)
    }

    package func uploads(_ request: UploadListRequest) async throws(ObjectStoreError) -> UploadListing {
        let sent = RemoteRequest(.get, bucket: request.bucket).subresource("uploads").with("encoding-type", "url")
            .with("prefix", request.prefix).with("delimiter", request.delimiter)
            .with("key-marker", request.keyMarker.isEmpty ? nil : request.keyMarker)
            .with("upload-id-marker", request.uploadIDMarker)
            .with("max-uploads", "\(min(max(1, request.limit), ObjectLimits.maxPageSize))")
        let document = try await exchange.send(sent).document()
        let uploads = document.children("Upload").map { UploadInfo($0, bucket: request.bucket) }
        let next = UploadListing.Marker(
            key: Self.decoded(document.text(of: "NextKeyMarker")), uploadID: document.text(of: "NextUploadIdMarker"))
        return UploadListing(
            // Not every S3 orders them.
            uploads: uploads.sorted { $0.upload.location.key.utf8.lexicographicallyPrecedes($1.upload.location.key.utf8) },
            commonPrefixes: document.children("CommonPrefixes").map { Self.decoded($0.text(of: "Prefix")) },
            next: document.text(of: "IsTruncated") == "true" ? next : nil)
    }

    /// The key to start after. Behind a common prefix that is the last key it can hold, because not every S3 takes the
    /// prefix itself for all of its keys.
    private static func startAfter(_ request: ListRequest) -> String {
        guard let delimiter = request.delimiter, !delimiter.isEmpty else { return request.startAfter }
        let behindPrefix = request.startAfter.utf8.dropFirst(request.prefix.utf8.count)
        let isCommonPrefix =
            request.startAfter.utf8.starts(with: request.prefix.utf8)
            && String(decoding: behindPrefix, as: UTF8.self).firstRange(of: delimiter)?.upperBound
                == String(decoding: behindPrefix, as: UTF8.self).endIndex
        return isCommonPrefix ? request.startAfter + "\u{10FFFF}" : request.startAfter
    }

    fileprivate static func decoded(_ text: String?) -> String {
        PercentEncoding.decode(String((text ?? "").map { $0 == "+" ? " " : $0 }))
    }
}

extension ObjectInfo {
    /// An entry of a listing with encoded keys.
    fileprivate init(listed element: XMLElement) {
        self.init(
            key: RemoteObjectStore.decoded(element.text(of: "Key")), size: element.number(of: "Size"),
            etag: element.etag, lastModified: element.date(of: "LastModified"))
    }
}

extension UploadInfo {
    fileprivate init(_ element: XMLElement, bucket: String) {
        let key = RemoteObjectStore.decoded(element.text(of: "Key"))
        self.init(
            upload: UploadID(location: S3URI(bucket: bucket, key: key), id: element.text(of: "UploadId") ?? ""),
            createdAt: element.date(of: "Initiated"),
            checksumAlgorithm: element.text(of: "ChecksumAlgorithm").flatMap(ObjectChecksum.Algorithm.init(rawValue:)),
            checksumKind: element.text(of: "ChecksumType").flatMap(ObjectChecksum.Kind.init(rawValue:)))
    }
}
