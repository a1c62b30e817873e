import AWSWire
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func listObjects(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListObjects.self)
        let encoding = try ListEncoding(input.encodingType)
        let limit = try pageSize(input.maxKeys, parameter: "max-keys")
        let delimiter = input.delimiter.flatMap { $0.isEmpty ? nil : $0 }
        let listing = try await store.list(
            ListRequest(
                bucket: request.bucket, prefix: input.prefix ?? "", delimiter: delimiter,
                startAfter: input.marker ?? "", limit: limit))
        let output = S3.ListObjects.Output(
            isTruncated: listing.next != nil, marker: encoding.encode(input.marker ?? ""),
            // Without a delimiter, clients go on from the last key.
            nextMarker: delimiter == nil ? nil : listing.next.map(encoding.encode),
            contents: listing.objects.map { contents($0, encoding, owner: owner) }, name: request.bucket,
            prefix: encoding.encode(input.prefix ?? ""), delimiter: delimiter.map(encoding.encode), maxKeys: limit,
            commonPrefixes: listing.commonPrefixes.map { S3.CommonPrefix(prefix: encoding.encode($0)) },
            encodingType: encoding.name)
        return Response(RESTXMLCodec.write(output, of: S3.ListObjects.self))
    }

    func listObjectsV2(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListObjectsV2.self)
        let encoding = try ListEncoding(input.encodingType)
        let limit = try pageSize(input.maxKeys, parameter: "max-keys")
        let delimiter = input.delimiter.flatMap { $0.isEmpty ? nil : $0 }
        let filters = [request.bucket, input.prefix ?? "", delimiter ?? ""]
        let start = try input.continuationToken.map { token in
            try openPage(token, operation: "ListObjectsV2", filters: filters)
        }
        let listing = try await store.list(
            ListRequest(
                bucket: request.bucket, prefix: input.prefix ?? "", delimiter: delimiter,
                startAfter: start ?? input.startAfter ?? "", limit: limit))
        let shownOwner = input.fetchOwner == true ? owner : nil
        let output = S3.ListObjectsV2.Output(
            isTruncated: listing.next != nil, contents: listing.objects.map { contents($0, encoding, owner: shownOwner) },
            name: request.bucket, prefix: encoding.encode(input.prefix ?? ""),
            delimiter: delimiter.map(encoding.encode), maxKeys: limit,
            commonPrefixes: listing.commonPrefixes.map { S3.CommonPrefix(prefix: encoding.encode($0)) },
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
        let encoding = try ListEncoding(input.encodingType)
        let limit = try pageSize(input.maxKeys, parameter: "max-keys")
        let delimiter = input.delimiter.flatMap { $0.isEmpty ? nil : $0 }
        let listing = try await store.list(
            ListRequest(
                bucket: request.bucket, prefix: input.prefix ?? "", delimiter: delimiter,
                startAfter: input.keyMarker ?? "", limit: limit))
        let output = S3.ListObjectVersions.Output(
            isTruncated: listing.next != nil, keyMarker: encoding.encode(input.keyMarker ?? ""),
            versionIdMarker: input.versionIdMarker ?? "", nextKeyMarker: listing.next.map(encoding.encode),
            nextVersionIdMarker: listing.next.map { _ in "null" },
            versions: listing.objects.map { version($0, encoding) }, name: request.bucket,
            prefix: encoding.encode(input.prefix ?? ""), delimiter: delimiter.map(encoding.encode), maxKeys: limit,
            commonPrefixes: listing.commonPrefixes.map { S3.CommonPrefix(prefix: encoding.encode($0)) },
            encodingType: encoding.name)
        return Response(RESTXMLCodec.write(output, of: S3.ListObjectVersions.self))
    }

    /// The size of a page; S3 takes any number and gives at most 1,000.
    func pageSize(_ number: Int?, parameter: String) throws(AWSError) -> Int {
        guard let number else { return ObjectLimits.maxPageSize }
        guard (0...Int(Int32.max)).contains(number) else {
            throw S3Refusal.invalidArgument(parameter, "\(number)", "must be an integer between 0 and 2147483647")
        }
        return min(number, ObjectLimits.maxPageSize)
    }

    private func contents(_ info: ObjectInfo, _ encoding: ListEncoding, owner: S3.Owner?) -> S3.Object {
        S3.Object(
            key: encoding.encode(info.key), lastModified: info.lastModified, eTag: "\"\(info.etag)\"",
            checksumAlgorithm: info.checksum.map { [$0.algorithm.rawValue] },
            checksumType: info.checksum?.kind.rawValue, size: Int(info.size), storageClass: "STANDARD", owner: owner)
    }

    private func version(_ info: ObjectInfo, _ encoding: ListEncoding) -> S3.ObjectVersion {
        S3.ObjectVersion(
            eTag: "\"\(info.etag)\"", checksumAlgorithm: info.checksum.map { [$0.algorithm.rawValue] },
            checksumType: info.checksum?.kind.rawValue, size: Int(info.size), storageClass: "STANDARD",
            key: encoding.encode(info.key), versionId: "null", isLatest: true, lastModified: info.lastModified,
            owner: owner)
    }
}
