import AWSWire
import AsyncHTTPClient
import HTTPTypes
package import LabelingDomain
import NIOHTTP1

import struct Foundation.Date

extension RemoteObjectStore {
    package func head(
        _ location: S3URI, condition: ReadCondition
    ) async throws(ObjectStoreError) -> ObjectInfo {
        let request = RemoteRequest(.head, location).header("x-amz-checksum-mode", "ENABLED")
        do {
            let response = try await exchange.send(request)
            try await response.finish()
            let info = ObjectInfo(key: location.key, response)
            try condition.check(info)
            return info
        } catch .noSuchKey(let bucket, let key) {
            // An answer to HEAD has no document to tell a missing bucket from a missing key.
            _ = try await self.bucket(bucket)
            throw .noSuchKey(bucket: bucket, key: key)
        } catch {
            throw error
        }
    }

    package func read(
        _ location: S3URI, range: ByteRange?, condition: ReadCondition
    ) async throws(ObjectStoreError) -> ObjectReading {
        try ObjectKey.validate(location.key)
        let request = RemoteRequest(.get, location).header("Range", range?.header)
            .header("If-Match", condition.ifMatch).header("x-amz-checksum-mode", "ENABLED")
        let response = try await exchange.send(request)
        let info = ObjectInfo(key: location.key, response)
        try condition.check(info)
        let positions = try range?.resolve(size: info.size) ?? 0..<info.size
        return ObjectReading(info: info, range: positions, body: ObjectBody(response.response.body))
    }

    package func tags(of location: S3URI) async throws(ObjectStoreError) -> [ObjectTag] {
        let document = try await exchange.send(RemoteRequest(.get, location).subresource("tagging")).document()
        return (document.child("TagSet")?.children("Tag") ?? []).map { tag in
            ObjectTag(key: tag.text(of: "Key") ?? "", value: tag.text(of: "Value") ?? "")
        }
    }

    package func setTags(_ tags: [ObjectTag], of location: S3URI) async throws(ObjectStoreError) {
        guard !tags.isEmpty else {
            return try await exchange.send(RemoteRequest(.delete, location).subresource("tagging")).finish()
        }
        var writer = XMLWriter()
        writer.open("Tagging", namespace: Self.namespace)
        writer.open("TagSet")
        for tag in tags {
            writer.open("Tag")
            writer.element("Key", tag.key)
            writer.element("Value", tag.value)
            writer.close("Tag")
        }
        writer.close("TagSet")
        writer.close("Tagging")
        let request = RemoteRequest(.put, location).subresource("tagging").document(writer.text)
        try await exchange.send(request).finish()
    }
}

extension ObjectInfo {
    /// The object that the headers of an answer describe. Tags and parts are not among them.
    init(key: String, _ response: RemoteResponse) {
        let total = response.header("Content-Range")?.split(separator: "/").last.flatMap { Int64($0) }
        let length = response.header("Content-Length").flatMap { Int64($0) }
        self.init(
            key: key, size: total ?? length ?? 0,
            etag: (response.header("ETag") ?? "").filter { $0 != "\"" },
            lastModified: response.header("Last-Modified").flatMap { AWSTime.parseRFC822($0) }
                ?? Date(timeIntervalSince1970: 0),
            attributes: ObjectAttributes(response), checksum: response.checksum)
    }
}

extension ObjectAttributes {
    fileprivate init(_ response: RemoteResponse) {
        let prefix = "x-amz-meta-"
        let metadata = response.response.headers.compactMap { name, value in
            name.lowercased().hasPrefix(prefix) ? (String(name.lowercased().dropFirst(prefix.count)), value) : nil
        }
        self.init(
            contentType: response.header("Content-Type") ?? Self.defaultContentType,
            cacheControl: response.header("Cache-Control"), contentDisposition: response.header("Content-Disposition"),
            contentEncoding: response.header("Content-Encoding"),
            contentLanguage: response.header("Content-Language"), expires: response.header("Expires"),
            websiteRedirect: response.header("x-amz-website-redirect-location"),
            userMetadata: Dictionary(metadata, uniquingKeysWith: { "\($0),\($1)" }))
    }
}

extension RemoteResponse {
    /// The checksum in the headers; nil when there is none.
    var checksum: ObjectChecksum? {
        for algorithm in ChecksumAlgorithm.allCases {
            guard let value = header(algorithm.headerName) else { continue }
            return ObjectChecksum(algorithm: algorithm, value: value, stated: header("x-amz-checksum-type"))
        }
        return nil
    }
}
