import AWSWire
import HummingbirdCore
import ObjectStorage
import ServiceShapes

extension S3Operations {
    /// What S3 answers for a configuration that a bucket does not have.
    func getUnset(_ configuration: UnsetConfiguration, _ request: S3Request) async throws -> Response {
        _ = try await store.bucket(request.bucket)
        switch configuration.answer {
        case .refusal(let code, let message): throw S3Refusal.notSet(code, message, bucket: request.bucket)
        case .document(let root, let content):
            var writer = XMLWriter()
            writer.open(root, namespace: S3.service.xmlNamespace.map { XMLNamespace($0) })
            for (name, text) in content.sorted(by: { $0.key < $1.key }) { writer.element(name, text) }
            writer.close(root)
            return Response.document(writer)
        }
    }

    /// Removing what is not set succeeds, as it does with S3.
    func deleteUnset(_ request: S3Request) async throws -> Response {
        _ = try await store.bucket(request.bucket)
        return Response.noContent
    }

    /// Removes a configuration document of the bucket, whether or not it was set.
    func deleteDocument(_ kind: BucketDocument, _ request: S3Request) async throws -> Response {
        try await store.setDocument(kind, to: nil, of: request.bucket)
        return Response.noContent
    }
}
