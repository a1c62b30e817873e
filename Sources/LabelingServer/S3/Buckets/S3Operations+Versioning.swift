import AWSWire
import HTTPTypes
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    /// Versioning was never enabled, which S3 tells by an empty document.
    func getBucketVersioning(_ request: S3Request) async throws -> Response {
        _ = try await store.bucket(request.bucket)
        return Response(RESTXMLCodec.write(S3.GetBucketVersioning.Output(), of: S3.GetBucketVersioning.self))
    }

    /// Suspending what is not enabled changes nothing; enabling it is refused by name.
    func putBucketVersioning(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.PutBucketVersioning.self, body: try await request.document())
        _ = try await store.bucket(request.bucket)
        guard input.versioningConfiguration.status != "Enabled" else { throw S3Refusal.notImplemented("Versioning") }
        return Response(status: .ok)
    }
}
