import AWSWire
import HTTPTypes
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    /// The most buckets of a page of `ListBuckets`.
    static let maxBucketsPerPage = 10_000

    func listBuckets(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.ListBuckets.self)
        let limit = input.maxBuckets ?? Self.maxBucketsPerPage
        guard (1...Self.maxBucketsPerPage).contains(limit) else {
            throw S3Refusal.invalidArgument("max-buckets", "\(limit)", "must be between 1 and \(Self.maxBucketsPerPage)")
        }
        let filters = [input.prefix ?? "", input.bucketRegion ?? ""]
        let start = try input.continuationToken.map { token in
            try openPage(token, operation: "ListBuckets", filters: filters)
        }
        let found = try await store.buckets().filter { bucket in
            bucket.name.utf8.starts(with: (input.prefix ?? "").utf8) && bucket.name > start ?? ""
                && (input.bucketRegion == nil || bucket.region == input.bucketRegion)
        }
        let page = found.prefix(limit)
        let next = found.count > limit ? page.last?.name : nil
        let output = S3.ListBuckets.Output(
            buckets: page.map { S3.Bucket(name: $0.name, creationDate: $0.createdAt, bucketRegion: $0.region) },
            owner: owner,
            continuationToken: try next.map { try pageToken.seal($0, operation: "ListBuckets", filters: filters) },
            prefix: input.prefix)
        return Response(RESTXMLCodec.write(output, of: S3.ListBuckets.self))
    }

    /// Making one's own bucket again is fine in us-east-1, as it is with S3.
    func createBucket(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.CreateBucket.self, body: try await request.document())
        let region = try bucketRegion(input.createBucketConfiguration?.locationConstraint)
        do {
            try await store.createBucket(request.bucket, region: region, owner: accountID)
        } catch {
            guard case .bucketAlreadyOwnedByYou = error, region == "us-east-1" else { throw error }
        }
        let output = S3.CreateBucket.Output(location: "/\(request.bucket)")
        return Response(RESTXMLCodec.write(output, of: S3.CreateBucket.self))
    }

    func headBucket(_ request: S3Request) async throws -> Response {
        let bucket = try await store.bucket(request.bucket)
        let output = S3.HeadBucket.Output(bucketRegion: bucket.region.isEmpty ? region : bucket.region)
        return Response(RESTXMLCodec.write(output, of: S3.HeadBucket.self))
    }

    func deleteBucket(_ request: S3Request) async throws -> Response {
        try await store.deleteBucket(request.bucket)
        return Response.noContent
    }

    /// The one answer whose root element holds plain text; us-east-1 is told by an empty one.
    func getBucketLocation(_ request: S3Request) async throws -> Response {
        let bucket = try await store.bucket(request.bucket)
        var writer = XMLWriter()
        writer.open("LocationConstraint", namespace: S3.service.xmlNamespace.map { XMLNamespace($0) })
        if bucket.region != "us-east-1" { writer.content(bucket.region) }
        writer.close("LocationConstraint")
        return Response.document(writer)
    }

    private func bucketRegion(_ constraint: String?) throws(AWSError) -> String {
        switch constraint {
        case nil where region == "us-east-1": return region
        case nil:
            throw AWSError(
                code: "IllegalLocationConstraintException",
                message: "The unspecified location constraint is incompatible for the region specific endpoint this "
                    + "request was sent to.")
        case "EU": return "eu-west-1"
        case let constraint? where constraint == region && region != "us-east-1": return constraint
        case let constraint? where region == "us-east-1" && constraint.contains("-") && constraint != region:
            return constraint
        case let constraint?:
            throw AWSError(
                code: "InvalidLocationConstraint", message: "The specified location-constraint is not valid",
                members: [.init("LocationConstraint", constraint)])
        }
    }
}
