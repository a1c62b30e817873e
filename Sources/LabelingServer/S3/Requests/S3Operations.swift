import AWSWire
import HummingbirdCore
import ObjectStorage

/// The operations of S3, each a method in the folder of its feature: decode, one call of the store, encode.
struct S3Operations: Sendable {
    let store: any ObjectStore
    let region: String
    /// The account that owns all buckets.
    let accountID: String
    let pageToken: PageToken

    func perform(_ route: S3Route, _ request: S3Request) async throws -> Response {
        switch route {
        case .listBuckets: try await listBuckets(request)
        case .createBucket: try await createBucket(request)
        case .headBucket: try await headBucket(request)
        case .deleteBucket: try await deleteBucket(request)
        case .getBucketLocation: try await getBucketLocation(request)
        case .getBucketACL: try await getBucketACL(request)
        case .putBucketACL: try await putBucketACL(request)
        case .getBucketVersioning: try await getBucketVersioning(request)
        case .putBucketVersioning: try await putBucketVersioning(request)
        case .getBucketCORS: try await getBucketCORS(request)
        case .putBucketCORS: try await putBucketCORS(request)
        case .deleteBucketCORS: try await deleteDocument(.cors, request)
        case .getBucketTagging: try await getBucketTagging(request)
        case .putBucketTagging: try await putBucketTagging(request)
        case .deleteBucketTagging: try await deleteDocument(.tagging, request)
        case .getUnset(let configuration): try await getUnset(configuration, request)
        case .deleteUnset: try await deleteUnset(request)
        default: try await performOnObjects(route, request)
        }
    }

    private func performOnObjects(_ route: S3Route, _ request: S3Request) async throws -> Response {
        switch route {
        case .listObjects: try await listObjects(request)
        case .listObjectsV2: try await listObjectsV2(request)
        case .listObjectVersions: try await listObjectVersions(request)
        case .listMultipartUploads: try await listMultipartUploads(request)
        case .deleteObjects: try await deleteObjects(request)
        case .getObject: try await getObject(request)
        case .headObject: try await headObject(request)
        case .putObject: try await putObject(request)
        case .copyObject: try await copyObject(request)
        case .deleteObject: try await deleteObject(request)
        case .getObjectAttributes: try await getObjectAttributes(request)
        case .getObjectACL: try await getObjectACL(request)
        case .putObjectACL: try await putObjectACL(request)
        case .getObjectTagging: try await getObjectTagging(request)
        case .putObjectTagging: try await putObjectTagging(request)
        case .deleteObjectTagging: try await deleteObjectTagging(request)
        case .createMultipartUpload: try await createMultipartUpload(request)
        case .uploadPart: try await uploadPart(request)
        case .uploadPartCopy: try await uploadPartCopy(request)
        case .completeMultipartUpload: try await completeMultipartUpload(request)
        case .abortMultipartUpload: try await abortMultipartUpload(request)
        case .listParts: try await listParts(request)
        default: throw S3Refusal.methodNotAllowed(request.method)
        }
    }

    /// Denies a request whose caller takes the bucket for another account's.
    func checkExpectedOwner(of request: S3Request) async throws {
        guard let expected = request.head.header("x-amz-expected-bucket-owner"), !request.bucket.isEmpty else { return }
        try await checkOwner(of: request.bucket, is: expected)
    }

    /// Throws `AccessDenied` when the bucket belongs to another account than `expected`.
    func checkOwner(of bucket: String, is expected: String) async throws {
        let owner = try await store.bucket(bucket).owner
        guard expected == (owner.isEmpty ? accountID : owner) else { throw S3Refusal.accessDenied }
    }
}
