import AWSWire
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func getBucketTagging(_ request: S3Request) async throws -> Response {
        guard let text = try await store.document(.tagging, of: request.bucket) else {
            throw S3Refusal.notSet("NoSuchTagSet", "The TagSet does not exist", bucket: request.bucket)
        }
        let output = S3.GetBucketTagging.Output(tagSet: try BucketDocumentXML.read(S3.Tagging.self, text).tagSet)
        return Response(RESTXMLCodec.write(output, of: S3.GetBucketTagging.self))
    }

    func putBucketTagging(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.PutBucketTagging.self, body: try await request.document())
        try TagRules.check(input.tagging.tagSet.map { ObjectTag($0) }, limit: ObjectLimits.maxBucketTags)
        let text = BucketDocumentXML.write(input.tagging, root: "Tagging")
        try await store.setDocument(.tagging, to: text, of: request.bucket)
        return Response.noContent
    }
}
