import AWSWire
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// An error answer of a remote S3.
struct RemoteRefusal: Sendable {
    let error: ObjectStoreError
    /// True when the same request may succeed later.
    let mayPass: Bool

    init(_ response: HTTPClientResponse, body: ByteBuffer, _ request: RemoteRequest) {
        let status = Int(response.status.code)
        let document = try? XMLReader.read(Array(body.readableBytesView))
        let code = document?.child("Code")?.text ?? Self.code(status: status, request)
        mayPass = status >= 500 && status != 501 || code == "SlowDown" || code == "RequestTimeout"
        error = Self.error(code, document, status: status, request)
    }

    /// An error document that came with the status of a success, as copies and completions may bring one.
    init(_ document: XMLElement, _ request: RemoteRequest) {
        mayPass = false
        error = Self.error(document.child("Code")?.text ?? "", document, status: 200, request)
    }

    /// The code where the answer has no document, as to HEAD.
    private static func code(status: Int, _ request: RemoteRequest) -> String {
        switch status {
        case 404: request.key.isEmpty ? "NoSuchBucket" : "NoSuchKey"
        case 412: "PreconditionFailed"
        case 416: "InvalidRange"
        default: "\(status)"
        }
    }

    private static func error(
        _ code: String, _ document: XMLElement?, status: Int, _ request: RemoteRequest
    ) -> ObjectStoreError {
        let message = document?.child("Message")?.text ?? ""
        if let known = bucketError(code, message, request) ?? objectError(code, message, document, request) { return known }
        switch code {
        case "InvalidArgument", "InvalidRequest", "InvalidTag", "MalformedXML": return .invalidArgument(message)
        case "NotModified", "304": return .preconditionFailed(condition: "If-None-Match")
        default: return status >= 500 ? .storage("the remote store answered \(code): \(message)") : .refused(code: code, message: message)
        }
    }

    private static func bucketError(_ code: String, _ message: String, _ request: RemoteRequest) -> ObjectStoreError? {
        switch code {
        case "NoSuchBucket": .noSuchBucket(request.bucket)
        case "BucketAlreadyExists": .bucketAlreadyExists(request.bucket)
        case "BucketAlreadyOwnedByYou": .bucketAlreadyOwnedByYou(request.bucket)
        case "BucketNotEmpty": .bucketNotEmpty(request.bucket)
        case "InvalidBucketName": .invalidBucketName(request.bucket, rule: message)
        default: nil
        }
    }

    private static func objectError(
        _ code: String, _ message: String, _ document: XMLElement?, _ request: RemoteRequest
    ) -> ObjectStoreError? {
        switch code {
        case "NoSuchKey": .noSuchKey(bucket: request.bucket, key: request.key)
        case "NoSuchUpload": .noSuchUpload(request.query.first { $0.name == "uploadId" }?.value ?? "")
        case "PreconditionFailed": .preconditionFailed(condition: document?.child("Condition")?.text ?? "")
        case "ConditionalRequestConflict", "OperationAborted": .conflict(message)
        case "InvalidRange":
            .invalidRange(requested: "", size: document?.child("ActualObjectSize").flatMap { Int64($0.text) } ?? 0)
        case "EntityTooLarge": .entityTooLarge(size: 0, limit: ObjectLimits.maxBodyBytes)
        case "EntityTooSmall": .entityTooSmall(part: 0, size: 0, limit: ObjectLimits.minPartBytes)
        case "IncompleteBody": .incompleteBody(expected: 0, received: 0)
        case "BadDigest", "InvalidDigest": .checksumMismatch(digest: "checksum", expected: "", computed: "")
        case "InvalidPart": .invalidPart(number: 0)
        case "InvalidPartOrder": .invalidPartOrder
        case "KeyTooLongError": .keyTooLong(bytes: request.key.utf8.count)
        default: nil
        }
    }
}
