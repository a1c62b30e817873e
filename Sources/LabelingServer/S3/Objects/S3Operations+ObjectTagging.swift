import AWSWire
import HTTPTypes
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func getObjectTagging(_ request: S3Request) async throws -> Response {
        let tags = try await store.tags(of: request.location)
        let output = S3.GetObjectTagging.Output(tagSet: tags.map { S3.Tag($0) })
        return Response(RESTXMLCodec.write(output, of: S3.GetObjectTagging.self))
    }

    func putObjectTagging(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.PutObjectTagging.self, body: try await request.document())
        let tags = input.tagging.tagSet.map { ObjectTag($0) }
        try TagRules.check(tags, limit: ObjectLimits.maxObjectTags)
        try await store.setTags(tags, of: request.location)
        return Response(status: .ok)
    }

    func deleteObjectTagging(_ request: S3Request) async throws -> Response {
        try await store.setTags([], of: request.location)
        return Response.noContent
    }
}
