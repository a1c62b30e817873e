import AWSWire
import HummingbirdCore
import LabelingDomain
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func listParts(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListParts.self)
        let limit = try ListParameters.pageSize(input.maxParts, named: "max-parts")
        let marker = input.partNumberMarker ?? 0
        let listing = try await store.parts(
            of: UploadID(location: request.location, id: input.uploadId), after: marker, limit: limit)
        let output = S3.ListParts.Output(
            bucket: request.bucket, key: request.key, uploadId: input.uploadId, partNumberMarker: marker,
            nextPartNumberMarker: listing.next ?? listing.parts.last?.number ?? 0, maxParts: limit,
            isTruncated: listing.next != nil, parts: listing.parts.map { Self.part($0) }, initiator: initiator,
            owner: owner, storageClass: "STANDARD", checksumAlgorithm: listing.upload.checksumAlgorithm?.rawValue,
            checksumType: listing.upload.checksumKind?.rawValue)
        return Response(RESTXMLCodec.write(output, of: S3.ListParts.self))
    }

    func listMultipartUploads(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListMultipartUploads.self)
        let parameters = try ListParameters(
            prefix: input.prefix, delimiter: input.delimiter, encodingType: input.encodingType,
            limit: input.maxUploads, limitName: "max-uploads")
        let encoding = parameters.encoding
        let listing = try await store.uploads(
            UploadListRequest(
                bucket: request.bucket, prefix: parameters.prefix, delimiter: parameters.delimiter,
                keyMarker: input.keyMarker ?? "", uploadIDMarker: input.uploadIdMarker.flatMap { $0.isEmpty ? nil : $0 },
                limit: parameters.limit))
        let output = S3.ListMultipartUploads.Output(
            bucket: request.bucket, keyMarker: encoding.encode(input.keyMarker ?? ""),
            uploadIdMarker: input.uploadIdMarker ?? "", nextKeyMarker: listing.next.map { encoding.encode($0.key) },
            prefix: parameters.encodedPrefix, delimiter: parameters.encodedDelimiter,
            nextUploadIdMarker: listing.next?.uploadID, maxUploads: parameters.limit,
            isTruncated: listing.next != nil, uploads: listing.uploads.map { upload($0, encoding) },
            commonPrefixes: parameters.commonPrefixes(listing.commonPrefixes), encodingType: encoding.name)
        return Response(RESTXMLCodec.write(output, of: S3.ListMultipartUploads.self))
    }

    private var initiator: S3.Initiator { S3.Initiator(id: owner.id, displayName: owner.displayName) }

    private static func part(_ part: PartInfo) -> S3.Part {
        S3.Part(
            partNumber: part.number, lastModified: part.lastModified, eTag: "\"\(part.etag)\"", size: Int(part.size)
        ).with(part.checksum)
    }

    private func upload(_ upload: UploadInfo, _ encoding: ListEncoding) -> S3.MultipartUpload {
        S3.MultipartUpload(
            uploadId: upload.upload.id, key: encoding.encode(upload.upload.location.key), initiated: upload.createdAt,
            storageClass: "STANDARD", owner: owner, initiator: initiator,
            checksumAlgorithm: upload.checksumAlgorithm?.rawValue, checksumType: upload.checksumKind?.rawValue)
    }
}
