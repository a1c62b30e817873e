import AWSWire
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func createMultipartUpload(_ request: S3Request) async throws -> Response {
        let algorithm = try request.checksumAlgorithm()
        let kind = try checksumKind(request)
        let upload = try await store.createUpload(
            UploadRequest(
                location: request.location, attributes: try request.attributes(), checksumAlgorithm: algorithm,
                checksumKind: kind))
        let info = try await store.upload(upload)
        let output = S3.CreateMultipartUpload.Output(
            bucket: request.bucket, key: request.key, uploadId: upload.id,
            checksumAlgorithm: info.checksumAlgorithm?.rawValue, checksumType: info.checksumKind?.rawValue)
        return Response(RESTXMLCodec.write(output, of: S3.CreateMultipartUpload.self))
    }

    func uploadPart(_ request: S3Request) async throws -> Response {
        let part = try await store.writePart(
            try partNumber(request), of: try upload(request), body: request.authenticated.body,
            integrity: try request.integrity())
        let output = S3.UploadPart.Output(eTag: "\"\(part.etag)\"").with(part.checksum)
        return Response(RESTXMLCodec.write(output, of: S3.UploadPart.self))
    }

    func uploadPartCopy(_ request: S3Request) async throws -> Response {
        let source = try CopySource.read(request.head.header("x-amz-copy-source") ?? "")
        try await checkSourceOwner(of: source, request)
        let condition = request.readCondition(prefix: "x-amz-copy-source-")
        var range: ByteRange?
        if let header = request.head.header("x-amz-copy-source-range") {
            let size = try await store.head(source, condition: condition.forCopying).size
            range = try copiedRange(header, size: size)
        }
        let part = try await store.copyPart(
            try partNumber(request), of: try upload(request), from: source, range: range, condition: condition)
        let result = S3.CopyPartResult(eTag: "\"\(part.etag)\"", lastModified: part.lastModified).with(part.checksum)
        let output = S3.UploadPartCopy.Output(copyPartResult: result)
        return Response(RESTXMLCodec.write(output, of: S3.UploadPartCopy.self))
    }

    func completeMultipartUpload(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.CompleteMultipartUpload.self, body: try await request.document())
        guard let named = input.multipartUpload?.parts, !named.isEmpty else { throw S3Refusal.malformedXML }
        var parts: [UploadCompletion.Part] = []
        for part in named { parts.append(try completedPart(part)) }
        let completion = UploadCompletion(
            parts: parts, checksum: input.givenChecksum, size: input.mpuObjectSize.map(Int64.init),
            condition: try request.writeCondition())
        let info = try await store.completeUpload(try upload(request), with: completion)
        var output = S3.CompleteMultipartUpload.Output(
            location: "http://\(request.head.authority)/\(request.bucket)/\(PercentEncoding.encode(request.key, keepingSlashes: true))",
            bucket: request.bucket, key: request.key, eTag: "\"\(info.etag)\""
        ).with(info.checksum)
        output.checksumType = info.checksum?.kind.rawValue
        return Response(RESTXMLCodec.write(output, of: S3.CompleteMultipartUpload.self))
    }

    func abortMultipartUpload(_ request: S3Request) async throws -> Response {
        try await store.abortUpload(try upload(request))
        return Response.noContent
    }

    private func checksumKind(_ request: S3Request) throws(AWSError) -> ObjectChecksum.Kind? {
        guard let text = request.head.header("x-amz-checksum-type") else { return nil }
        guard let kind = ObjectChecksum.Kind(rawValue: text.uppercased()) else {
            throw S3Refusal.invalidRequest("Value for x-amz-checksum-type header is invalid.")
        }
        return kind
    }

    private func completedPart(_ part: S3.CompletedPart) throws(AWSError) -> UploadCompletion.Part {
        guard let number = part.partNumber, let etag = part.eTag else { throw S3Refusal.malformedXML }
        return UploadCompletion.Part(number: number, etag: etag.filter { $0 != "\"" }, checksum: part.givenChecksum)
    }

    private func upload(_ request: S3Request) throws(AWSError) -> UploadID {
        guard let id = request.parameter("uploadId"), !id.isEmpty else {
            throw S3Refusal.invalidArgument("uploadId", "", "must not be empty")
        }
        return UploadID(location: request.location, id: id)
    }

    private func partNumber(_ request: S3Request) throws -> Int {
        guard let text = request.parameter("partNumber"), let number = Int(text) else {
            throw S3Refusal.invalidArgument(
                "partNumber", request.parameter("partNumber") ?? "",
                "must be an integer between 1 and \(ObjectLimits.maxPartNumber), inclusive")
        }
        guard (1...ObjectLimits.maxPartNumber).contains(number) else { throw ObjectStoreError.invalidPartNumber(number) }
        return number
    }

    /// `bytes=first-last`, both of them inside the source.
    private func copiedRange(_ header: String, size: Int64) throws(AWSError) -> ByteRange {
        guard case .closed(let first, let last)? = RangeHeader.read(header) else {
            throw S3Refusal.invalidArgument(
                "x-amz-copy-source-range", header,
                "must be of the form bytes=first-last where first and last are the "
                    + "zero-based offsets of the first and last bytes to copy")
        }
        guard last < size else {
            throw S3Refusal.invalidArgument(
                "x-amz-copy-source-range", header, "is not valid for source object of size: \(size)")
        }
        return .closed(first, last)
    }
}
