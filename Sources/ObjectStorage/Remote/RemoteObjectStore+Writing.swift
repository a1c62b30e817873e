import AWSWire
import HTTPTypes
package import LabelingDomain
package import NIOCore

extension RemoteObjectStore {
    /// Bytes of the parts in which a body of unknown length is sent, and the most of it that is in memory.
    static let partBytes = 8 << 20

    package func write<Body: AsyncSequence & Sendable>(
        _ location: S3URI, body: Body, attributes: ObjectAttributes, integrity: BodyIntegrity,
        condition: WriteCondition
    ) async throws(ObjectStoreError) -> ObjectInfo where Body.Element == ByteBuffer {
        try ObjectKey.validate(location.key)
        let held = HeldBackBody(body, integrity: integrity)
        if let length = integrity.length {
            guard length <= ObjectLimits.maxBodyBytes else {
                throw .entityTooLarge(size: length, limit: ObjectLimits.maxBodyBytes)
            }
            let stream = RemoteRequest.Body.stream(ObjectBody { { try await held.next() } }, length: length)
            return try await put(location, stream, size: length, attributes, integrity, condition)
        }
        let first = try await held.take(Self.partBytes)
        if first.readableBytes < Self.partBytes {
            return try await put(
                location, .bytes(first), size: Int64(first.readableBytes), attributes, integrity, condition)
        }
        return try await putInParts(location, first: first, rest: held, attributes, condition)
    }

    private func put(
        _ location: S3URI, _ body: RemoteRequest.Body, size: Int64, _ attributes: ObjectAttributes,
        _ integrity: BodyIntegrity, _ condition: WriteCondition
    ) async throws(ObjectStoreError) -> ObjectInfo {
        var request = RemoteRequest(.put, location).attributes(attributes).condition(condition)
        if let algorithm = integrity.algorithm, let value = integrity.expectedChecksum() {
            request = request.header(algorithm.headerName, value)
                .header("x-amz-sdk-checksum-algorithm", algorithm.rawValue)
        }
        request.body = body
        let response = try await exchange.send(request)
        try await response.finish()
        return ObjectInfo(
            key: location.key, size: size, etag: (response.header("ETag") ?? "").filter { $0 != "\"" },
            lastModified: exchange.now(), attributes: attributes, checksum: response.checksum)
    }

    private func putInParts(
        _ location: S3URI, first: ByteBuffer, rest: HeldBackBody, _ attributes: ObjectAttributes,
        _ condition: WriteCondition
    ) async throws(ObjectStoreError) -> ObjectInfo {
        let upload = try await createUpload(UploadRequest(location: location, attributes: attributes))
        do {
            var parts: [UploadCompletion.Part] = []
            var next = first
            while next.readableBytes > 0 {
                let part = try await writePart(parts.count + 1, of: upload, bytes: next, integrity: .none)
                parts.append(UploadCompletion.Part(number: part.number, etag: part.etag))
                next = try await rest.take(Self.partBytes)
            }
            return try await completeUpload(upload, with: UploadCompletion(parts: parts, condition: condition))
        } catch {
            try? await abortUpload(upload)
            throw error
        }
    }

    package func copy(_ request: CopyRequest) async throws(ObjectStoreError) -> ObjectInfo {
        var sent = RemoteRequest(.put, request.target).copySource(request.source)
            .condition(request.sourceCondition, prefix: "x-amz-copy-source-").condition(request.condition)
            .header("x-amz-checksum-algorithm", request.checksumAlgorithm?.rawValue)
        if var attributes = request.attributes {
            attributes.tags = []
            sent = sent.attributes(attributes).header("x-amz-metadata-directive", "REPLACE")
        }
        if let tags = request.tags {
            sent = sent.tags(tags).header("x-amz-tagging-directive", "REPLACE")
        }
        let document = try await exchange.send(sent).document()
        guard document.name != "Error" else { throw RemoteRefusal(document, sent).error }
        return try await head(request.target)
    }

    package func delete(_ location: S3URI, condition: WriteCondition) async throws(ObjectStoreError) {
        try await exchange.send(RemoteRequest(.delete, location).condition(condition)).finish()
    }

    package func delete(keys: [String], in bucket: String) async throws(ObjectStoreError) {
        let listed = keys.filter(\.fitsXML)
        for key in keys where !key.fitsXML { try await delete(S3URI(bucket: bucket, key: key)) }
        guard !listed.isEmpty else { return }
        var writer = XMLWriter()
        writer.open("Delete", namespace: Self.namespace)
        for key in listed {
            writer.open("Object")
            writer.element("Key", key)
            writer.close("Object")
        }
        writer.element("Quiet", "true")
        writer.close("Delete")
        let request = RemoteRequest(.post, bucket: bucket).subresource("delete").document(writer.text)
        let document = try await exchange.send(request).document()
        if let failure = document.child("Error") { throw RemoteRefusal(failure, request).error }
    }
}

extension String {
    /// Whether XML 1.0 can hold it and give it back unchanged.
    fileprivate var fitsXML: Bool {
        unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF }
    }
}

extension HeldBackBody {
    /// The next `count` bytes, or what is left.
    func take(_ count: Int) async throws(ObjectStoreError) -> ByteBuffer {
        var taken = surplus
        surplus = ByteBuffer()
        do {
            while taken.readableBytes < count, var piece = try await next() { taken.writeBuffer(&piece) }
        } catch {
            throw error as? ObjectStoreError ?? .bodyFailed(error)
        }
        guard taken.readableBytes > count else { return taken }
        let result = taken.readSlice(length: count) ?? ByteBuffer()
        surplus = taken.slice()
        return result
    }
}
