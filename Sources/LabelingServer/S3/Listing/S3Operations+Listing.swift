import AWSWire
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func listObjects(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListObjects.self)
        let parameters = try ListParameters(
            prefix: input.prefix, delimiter: input.delimiter, encodingType: input.encodingType, limit: input.maxKeys,
            limitName: "max-keys")
        let listing = try await store.list(parameters.request(request.bucket, startAfter: input.marker))
        let encoding = parameters.encoding
        let output = S3.ListObjects.Output(
            isTruncated: listing.next != nil, marker: encoding.encode(input.marker ?? ""),
            // Without a delimiter, clients go on from the last key.
            nextMarker: parameters.delimiter == nil ? nil : listing.next.map(encoding.encode),
            contents: listing.objects.map { contents($0, encoding, owner: owner) }, name: request.bucket,
            prefix: parameters.encodedPrefix, delimiter: parameters.encodedDelimiter, maxKeys: parameters.limit,
            commonPrefixes: parameters.commonPrefixes(listing.commonPrefixes), encodingType: encoding.name)
        return Response(RESTXMLCodec.write(output, of: S3.ListObjects.self))
    }

    func listObjectsV2(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListObjectsV2.self)
        let parameters = try ListParameters(
            prefix: input.prefix, delimiter: input.delimiter, encodingType: input.encodingType, limit: input.maxKeys,
            limitName: "max-keys")
        let filters = [request.bucket, parameters.prefix, parameters.delimiter ?? ""]
        let start = try input.continuationToken.map { token in
            try openPage(token, operation: "ListObjectsV2", filters: filters)
        }
        let listing = try await store.list(parameters.request(request.bucket, startAfter: start ?? input.startAfter))
        let shownOwner = input.fetchOwner == true ? owner : nil
        let encoding = parameters.encoding
        let output = S3.ListObjectsV2.Output(
            isTruncated: listing.next != nil, contents: listing.objects.map { contents($0, encoding, owner: shownOwner) },
            name: request.bucket, prefix: parameters.encodedPrefix, delimiter: parameters.encodedDelimiter,
            maxKeys: parameters.limit, commonPrefixes: parameters.commonPrefixes(listing.commonPrefixes),
            encodingType: encoding.name, keyCount: listing.objects.count + listing.commonPrefixes.count,
            continuationToken: input.continuationToken,
            nextContinuationToken: try listing.next.map { next in
                try pageToken.seal(next, operation: "ListObjectsV2", filters: filters)
            },
            startAfter: input.startAfter.map(encoding.encode))
        return Response(RESTXMLCodec.write(output, of: S3.ListObjectsV2.self))
    }

    /// Nothing is versioned, so that each object is its one version, `null`.
    func listObjectVersions(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListObjectVersions.self)
        let parameters = try ListParameters(
            prefix: input.prefix, delimiter: input.delimiter, encodingType: input.encodingType, limit: input.maxKeys,
            limitName: "max-keys")
        let listing = try await store.list(parameters.request(request.bucket, startAfter: input.keyMarker))
        let encoding = parameters.encoding
        let output = S3.ListObjectVersions.Output(
            isTruncated: listing.next != nil, keyMarker: encoding.encode(input.keyMarker ?? ""),
            versionIdMarker: input.versionIdMarker ?? "", nextKeyMarker: listing.next.map(encoding.encode),
            nextVersionIdMarker: listing.next.map { _ in "null" },
            versions: listing.objects.map { version($0, encoding) }, name: request.bucket,
            prefix: parameters.encodedPrefix, delimiter: parameters.encodedDelimiter, maxKeys: parameters.limit,
            commonPrefixes: parameters.commonPrefixes(listing.commonPrefixes), encodingType: encoding.name)
        return Response(RESTXMLCodec.write(output, of: S3.ListObjectVersions.self))
    }

    private func contents(_ info: ObjectInfo, _ encoding: ListEncoding, owner: S3.Owner?) -> S3.Object {
        S3.Object(
            key: encoding.encode(info.key), lastModified: info.lastModified, eTag: "\"\(info.etag)\"",
            checksumAlgorithm: info.checksum.map { [$0.algorithm.rawValue] },
            checksumType: info.checksum?.kind.rawValue, size: Int(info.size), storageClass: "STANDARD", owner: owner)
    }

    private func version(_ info: ObjectInfo, _ encoding: ListEncoding) -> S3.ObjectVersion {
        let object = contents(info, encoding, owner: owner)
        return S3.ObjectVersion(
            eTag: object.eTag, checksumAlgorithm: object.checksumAlgorithm, checksumType: object.checksumType,
            size: object.size, storageClass: object.storageClass, key: object.key, versionId: "null", isLatest: true,
            lastModified: object.lastModified, owner: object.owner)
    }
}
