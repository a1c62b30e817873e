import AWSWire
import HummingbirdCore
import LabelingDomain
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func copyObject(_ request: S3Request) async throws -> Response {
        let source = try CopySource.read(request.head.header("x-amz-copy-source") ?? "")
        try await checkSourceOwner(of: source, request)
        let replacesMetadata = try isReplacing("x-amz-metadata-directive", request)
        let replacesTags = try isReplacing("x-amz-tagging-directive", request)
        let isSelf = source.bucket == request.bucket && source.key.utf8.elementsEqual(request.key.utf8)
        guard !isSelf || replacesMetadata || replacesTags else {
            throw S3Refusal.invalidRequest(
                "This copy request is illegal because it is trying to copy an object to itself without changing the "
                    + "object's metadata, storage class, website redirect location or encryption attributes.")
        }
        let copy = CopyRequest(
            source: source, target: request.location, attributes: replacesMetadata ? try request.attributes() : nil,
            tags: replacesTags ? try request.tags() : nil, checksumAlgorithm: try request.checksumAlgorithm(),
            sourceCondition: request.readCondition(prefix: "x-amz-copy-source-"),
            condition: try request.writeCondition())
        let info = try await store.copy(copy)
        var result = S3.CopyObjectResult(eTag: "\"\(info.etag)\"", lastModified: info.lastModified).with(info.checksum)
        result.checksumType = info.checksum?.kind.rawValue
        let output = S3.CopyObject.Output(copyObjectResult: result)
        return Response(RESTXMLCodec.write(output, of: S3.CopyObject.self))
    }

    /// Denies a copy whose caller takes the source's bucket for another account's.
    func checkSourceOwner(of source: S3URI, _ request: S3Request) async throws {
        guard let expected = request.head.header("x-amz-source-expected-bucket-owner") else { return }
        try await checkOwner(of: source.bucket, is: expected)
    }

    private func isReplacing(_ directive: String, _ request: S3Request) throws(AWSError) -> Bool {
        switch request.head.header(directive) {
        case nil, "COPY"?: return false
        case "REPLACE"?: return true
        case let value?: throw S3Refusal.invalidArgument(directive, value, "must be COPY or REPLACE")
        }
    }
}
