import AWSWire
import HTTPTypes

/// The operation that a request asks for.
enum S3Route: Sendable, Hashable {
    case listBuckets
    case createBucket, headBucket, deleteBucket, getBucketLocation, getBucketACL, putBucketACL
    case getBucketVersioning, putBucketVersioning
    case getBucketCORS, putBucketCORS, deleteBucketCORS
    case getBucketTagging, putBucketTagging, deleteBucketTagging
    /// A configuration that is never set here: reading it gives S3's own answer for that.
    case getUnset(UnsetConfiguration)
    case deleteUnset
    case listObjects, listObjectsV2, listObjectVersions, listMultipartUploads, deleteObjects
    case getObject, headObject, putObject, copyObject, deleteObject, getObjectAttributes
    case getObjectACL, putObjectACL, getObjectTagging, putObjectTagging, deleteObjectTagging
    case createMultipartUpload, uploadPart, uploadPartCopy, completeMultipartUpload, abortMultipartUpload, listParts

    /// Throws `NotImplemented` for a sub-resource of S3 that is not served, and `MethodNotAllowed`.
    init(_ request: S3Request) throws(AWSError) {
        let subresources = request.query.map(\.name).filter(Self.subresources.contains)
        let route: S3Route?
        if request.bucket.isEmpty {
            route = request.method == "GET" && subresources.isEmpty ? .listBuckets : nil
        } else if request.key.isEmpty {
            route = try Self.bucketRoute(request, subresources)
        } else {
            route = try Self.objectRoute(request, subresources)
        }
        guard let route else { throw S3Refusal.methodNotAllowed(request.method) }
        self = route
    }

    private static func bucketRoute(_ request: S3Request, _ subresources: [String]) throws(AWSError) -> S3Route? {
        guard let subresource = subresources.first else { return plainBucketRoute(request) }
        if let found = bucketRoutes[request.method]?[subresource] { return found }
        if let unset = UnsetConfiguration(rawValue: subresource) {
            if request.method == "GET" { return .getUnset(unset) }
            if request.method == "DELETE" { return .deleteUnset }
        }
        throw S3Refusal.notImplemented("\(request.method) ?\(subresource) of a bucket")
    }

    private static func plainBucketRoute(_ request: S3Request) -> S3Route? {
        switch request.method {
        case "GET": request.parameter("list-type") == "2" ? .listObjectsV2 : .listObjects
        case "PUT": .createBucket
        case "HEAD": .headBucket
        case "DELETE": .deleteBucket
        default: nil
        }
    }

    private static let bucketRoutes: [String: [String: S3Route]] = [
        "GET": [
            "location": .getBucketLocation, "acl": .getBucketACL, "versioning": .getBucketVersioning,
            "cors": .getBucketCORS, "tagging": .getBucketTagging, "versions": .listObjectVersions,
            "uploads": .listMultipartUploads,
        ],
        "PUT": [
            "acl": .putBucketACL, "versioning": .putBucketVersioning, "cors": .putBucketCORS,
            "tagging": .putBucketTagging,
        ],
        "DELETE": ["cors": .deleteBucketCORS, "tagging": .deleteBucketTagging],
        "POST": ["delete": .deleteObjects],
    ]

    private static func objectRoute(_ request: S3Request, _ subresources: [String]) throws(AWSError) -> S3Route? {
        let others = subresources.filter { $0 != "versionId" }
        guard let subresource = others.first else { return plainObjectRoute(request) }
        if subresource == "uploadId", request.method == "PUT" {
            return request.head.header("x-amz-copy-source") == nil ? .uploadPart : .uploadPartCopy
        }
        if let found = objectRoutes[request.method]?[subresource] { return found }
        throw S3Refusal.notImplemented("\(request.method) ?\(subresource) of an object")
    }

    private static func plainObjectRoute(_ request: S3Request) -> S3Route? {
        switch request.method {
        case "GET": .getObject
        case "HEAD": .headObject
        case "PUT": request.head.header("x-amz-copy-source") == nil ? .putObject : .copyObject
        case "DELETE": .deleteObject
        default: nil
        }
    }

    private static let objectRoutes: [String: [String: S3Route]] = [
        "GET": [
            "acl": .getObjectACL, "tagging": .getObjectTagging, "attributes": .getObjectAttributes,
            "uploadId": .listParts,
        ],
        "PUT": ["acl": .putObjectACL, "tagging": .putObjectTagging],
        "DELETE": ["tagging": .deleteObjectTagging, "uploadId": .abortMultipartUpload],
        "POST": ["uploads": .createMultipartUpload, "uploadId": .completeMultipartUpload],
    ]

    /// The query parameters that choose an operation of S3, served or not. All others are options.
    private static let subresources: Set<String> = [
        "abac", "accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "intelligent-tiering",
        "inventory", "legal-hold", "lifecycle", "location", "logging", "metadataConfiguration", "metadataTable",
        "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus", "publicAccessBlock",
        "renameObject", "replication", "requestPayment", "restore", "retention", "select", "session", "tagging",
        "torrent", "uploadId", "uploads", "versionId", "versioning", "versions", "website",
    ]
}
