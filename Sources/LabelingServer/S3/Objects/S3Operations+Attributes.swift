import AWSWire
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func getObjectAttributes(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.GetObjectAttributes.self)
        let wanted = Set(input.objectAttributes)
        let info = try await store.head(request.location)
        var output = S3.GetObjectAttributes.Output(lastModified: info.lastModified)
        if wanted.contains("ETag") { output.eTag = info.etag }
        if wanted.contains("StorageClass") { output.storageClass = "STANDARD" }
        if wanted.contains("ObjectSize") { output.objectSize = Int(info.size) }
        if wanted.contains("Checksum"), let checksum = info.checksum {
            output.checksum = S3.Checksum(checksumType: checksum.kind.rawValue).with(checksum)
        }
        if wanted.contains("ObjectParts"), !info.parts.isEmpty { output.objectParts = parts(of: info, input) }
        return Response(RESTXMLCodec.write(output, of: S3.GetObjectAttributes.self))
    }

    private func parts(of info: ObjectInfo, _ input: S3.GetObjectAttributes.Input) -> S3.GetObjectAttributesParts {
        let marker = input.partNumberMarker ?? 0
        let limit = min(max(0, input.maxParts ?? ObjectLimits.maxPageSize), ObjectLimits.maxPageSize)
        let rest = info.parts.filter { $0.number > marker }
        let page = rest.prefix(limit)
        return S3.GetObjectAttributesParts(
            totalPartsCount: info.parts.count, partNumberMarker: marker, nextPartNumberMarker: page.last?.number ?? 0,
            maxParts: limit, isTruncated: rest.count > page.count,
            parts: page.map { part in
                var shape = S3.ObjectPart(partNumber: part.number, size: Int(part.size))
                if let algorithm = info.checksum?.algorithm { shape[algorithm] = part.checksum }
                return shape
            })
    }
}
