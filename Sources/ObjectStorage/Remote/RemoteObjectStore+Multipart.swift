import AWSWire
import HTTPTypes
package import LabelingDomain
package import NIOCore

import struct Foundation.Date

extension RemoteObjectStore {
    package func createUpload(_ request: UploadRequest) async throws(ObjectStoreError) -> UploadID {
        try ObjectKey.validate(request.location.key)
        let sent = RemoteRequest(.post, request.location).subresource("uploads").attributes(request.attributes)
            .header("x-amz-checksum-algorithm", request.checksumAlgorithm?.rawValue)
            .header("x-amz-checksum-type", request.checksumKind?.rawValue)
        let document = try await exchange.send(sent).document()
        guard let id = document.text(of: "UploadId"), !id.isEmpty else {
            throw .storage("the remote store opened an upload without an id")
        }
        return UploadID(location: request.location, id: id)
    }

    package func upload(_ upload: UploadID) async throws(ObjectStoreError) -> UploadInfo {
        try await parts(of: upload, after: 0, limit: 1).upload
    }

    package func writePart<Body: AsyncSequence & Sendable>(
        _ number: Int, of upload: UploadID, body: Body, integrity: BodyIntegrity
    ) async throws(ObjectStoreError) -> PartInfo where Body.Element == ByteBuffer {
        let held = HeldBackBody(body, integrity: integrity)
        guard let length = integrity.length else {
            let bytes = try await held.take(Self.maxUnsizedPartBytes + 1)
            guard bytes.readableBytes <= Self.maxUnsizedPartBytes else {
                throw .entityTooLarge(size: Int64(bytes.readableBytes), limit: Int64(Self.maxUnsizedPartBytes))
            }
            return try await writePart(number, of: upload, bytes: bytes, integrity: integrity)
        }
        let stream = RemoteRequest.Body.stream(ObjectBody { { try await held.next() } }, length: length)
        return try await put(number, of: upload, stream, size: length, integrity)
    }

    /// The most bytes of a part whose length is not announced: it has to be gathered in memory.
    static let maxUnsizedPartBytes = 64 << 20

    /// Sends a part that is in memory.
    func writePart(
        _ number: Int, of upload: UploadID, bytes: ByteBuffer, integrity: BodyIntegrity
    ) async throws(ObjectStoreError) -> PartInfo {
        try await put(number, of: upload, .bytes(bytes), size: Int64(bytes.readableBytes), integrity)
    }

    private func put(
        _ number: Int, of upload: UploadID, _ body: RemoteRequest.Body, size: Int64, _ integrity: BodyIntegrity
    ) async throws(ObjectStoreError) -> PartInfo {
        guard (1...ObjectLimits.maxPartNumber).contains(number) else { throw .invalidPartNumber(number) }
        var request = RemoteRequest(.put, upload.location).with("partNumber", "\(number)").with("uploadId", upload.id)
        if let algorithm = integrity.algorithm, let value = integrity.expectedChecksum() {
            request = request.header(algorithm.headerName, value)
                .header("x-amz-sdk-checksum-algorithm", algorithm.rawValue)
        }
        request.body = body
        let response = try await exchange.send(request)
        try await response.finish()
        return PartInfo(
            number: number, size: size, etag: (response.header("ETag") ?? "").filter { $0 != "\"" },
            lastModified: exchange.now(), checksum: response.checksum)
    }

    package func copyPart(
        _ number: Int, of upload: UploadID, from source: S3URI, range: ByteRange?, condition: ReadCondition
    ) async throws(ObjectStoreError) -> PartInfo {
        let positions = try range?.resolve(size: try await head(source).size)
        let request = RemoteRequest(.put, upload.location).with("partNumber", "\(number)")
            .with("uploadId", upload.id).copySource(source).condition(condition, prefix: "x-amz-copy-source-")
            .header("x-amz-copy-source-range", positions.map { ByteRange($0).header })
        let document = try await exchange.send(request).document()
        guard document.name != "Error" else { throw RemoteRefusal(document, request).error }
        return PartInfo(
            number: number, size: Int64(positions?.count ?? 0), etag: document.etag,
            lastModified: document.date(of: "LastModified"), checksum: document.checksum)
    }

    package func completeUpload(
        _ upload: UploadID, with completion: UploadCompletion
    ) async throws(ObjectStoreError) -> ObjectInfo {
        var writer = XMLWriter()
        writer.open("CompleteMultipartUpload", namespace: Self.namespace)
        for part in completion.parts {
            writer.open("Part")
            writer.element("PartNumber", "\(part.number)")
            writer.element("ETag", "\"\(part.etag)\"")
            writer.close("Part")
        }
        writer.close("CompleteMultipartUpload")
        let request = RemoteRequest(.post, upload.location).with("uploadId", upload.id).condition(completion.condition)
            .document(writer.text)
        let document = try await exchange.send(request).document()
        guard document.name != "Error" else { throw RemoteRefusal(document, request).error }
        return try await head(upload.location)
    }

    package func abortUpload(_ upload: UploadID) async throws(ObjectStoreError) {
        try await exchange.send(RemoteRequest(.delete, upload.location).with("uploadId", upload.id)).finish()
    }

    package func parts(
        of upload: UploadID, after marker: Int, limit: Int
    ) async throws(ObjectStoreError) -> PartListing {
        let request = RemoteRequest(.get, upload.location).with("uploadId", upload.id)
            .with("part-number-marker", "\(marker)").with("max-parts", "\(min(max(1, limit), ObjectLimits.maxPageSize))")
        let document = try await exchange.send(request).document()
        let info = UploadInfo(
            upload: upload, createdAt: Date(timeIntervalSince1970: 0),
            checksumAlgorithm: document.text(of: "ChecksumAlgorithm").flatMap(ObjectChecksum.Algorithm.init(rawValue:)),
            checksumKind: document.text(of: "ChecksumType").flatMap(ObjectChecksum.Kind.init(rawValue:)))
        let parts = document.children("Part").map { part in
            PartInfo(
                number: Int(part.number(of: "PartNumber")), size: part.number(of: "Size"), etag: part.etag,
                lastModified: part.date(of: "LastModified"), checksum: part.checksum)
        }
        return PartListing(
            upload: info, parts: parts, next: document.text(of: "IsTruncated") == "true" ? parts.last?.number : nil)
    }
}
