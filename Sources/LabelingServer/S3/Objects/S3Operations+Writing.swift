import AWSWire
import HTTPTypes
import HummingbirdCore
import LabelingDomain
import ObjectStorage
import ServiceShapes

extension S3Operations {
    func putObject(_ request: S3Request) async throws -> Response {
        let info = try await store.write(
            request.location, body: request.authenticated.body, attributes: try request.attributes(),
            integrity: try request.integrity(), condition: try request.writeCondition())
        var output = S3.PutObject.Output(eTag: "\"\(info.etag)\"").with(info.checksum)
        output.checksumType = info.checksum?.kind.rawValue
        return Response(RESTXMLCodec.write(output, of: S3.PutObject.self))
    }

    func deleteObject(_ request: S3Request) async throws -> Response {
        try await store.delete(request.location, condition: try request.writeCondition())
        return Response.noContent
    }

    func deleteObjects(_ request: S3Request) async throws -> Response {
        let input = try request.input(S3.DeleteObjects.self, body: try await request.document())
        let objects = input.delete.objects
        guard (1...ObjectLimits.maxKeysPerDelete).contains(objects.count) else { throw S3Refusal.malformedXML }
        let plain = objects.filter { $0.eTag == nil && ($0.versionId ?? "null") == "null" }
        var errors: [S3.Error] = []
        try await store.delete(keys: plain.map(\.key), in: request.bucket)
        for object in objects where !plain.contains(object) {
            if let error = await refusal(ofDeleting: object, in: request.bucket) { errors.append(error) }
        }
        let failed = Set(errors.compactMap(\.key))
        let isQuiet = input.delete.quiet ?? false
        let deleted = isQuiet ? [] : objects.filter { !failed.contains($0.key) }.map { S3.DeletedObject(key: $0.key) }
        let output = S3.DeleteObjects.Output(deleted: deleted, errors: errors)
        return Response(RESTXMLCodec.write(output, of: S3.DeleteObjects.self))
    }

    /// Deletes an object of a version or tag that its caller names; the error for it when that fails.
    private func refusal(ofDeleting object: S3.ObjectIdentifier, in bucket: String) async -> S3.Error? {
        let failure: AWSError
        do {
            guard (object.versionId ?? "null") == "null" else {
                throw AWSError(code: "NoSuchVersion", message: "The specified version does not exist.")
            }
            try await store.delete(
                .init(bucket: bucket, key: object.key), condition: object.eTag.map { .matches($0) } ?? .none)
            return nil
        } catch {
            failure = AWSErrorTable.answer(for: error, of: nil)
        }
        return S3.Error(key: object.key, versionId: object.versionId, code: failure.code, message: failure.message)
    }
}
