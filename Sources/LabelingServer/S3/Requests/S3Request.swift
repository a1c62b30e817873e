import AWSWire
import HTTPTypes
import LabelingDomain
import NIOCore
import ObjectStorage

/// An authenticated request with what its path and query say.
struct S3Request: Sendable {
    /// Bytes of an XML document in a body: 1,000 keys to delete, or 10,000 parts with their checksums.
    static let maxDocumentBytes = 8 << 20

    let authenticated: AuthenticatedRequest
    /// Empty when the request is for the service as a whole.
    let bucket: String
    /// Empty when the request is for the bucket.
    let key: String
    let query: [QueryItem]

    init(_ authenticated: AuthenticatedRequest, _ address: S3Address) {
        self.authenticated = authenticated
        bucket = address.bucket
        key = address.key
        query = authenticated.head.queryItems
    }

    var head: RequestHead { authenticated.head }
    var method: String { head.method }
    var location: S3URI { S3URI(bucket: bucket, key: key) }

    /// Whether it is an upload by an HTML form.
    var isForm: Bool {
        method == "POST" && head.header("Content-Type")?.lowercased().hasPrefix("multipart/form-data") == true
    }

    /// The first value of a query parameter; nil when it is absent, empty for a bare name.
    func parameter(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }

    /// The input of `operation` out of path, query, headers and `body`.
    func input<Operation: AWSOperation>(
        _ operation: Operation.Type, body: [UInt8] = []
    ) throws(AWSError) -> Operation.Input {
        try RESTXMLCodec.read(operation, head: head, labels: ["Bucket": bucket, "Key": key], body: body)
    }

    /// The whole body, for operations that take a document.
    func document() async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await chunk in authenticated.body {
            guard bytes.count + chunk.readableBytes <= Self.maxDocumentBytes else {
                throw AWSError(
                    code: "EntityTooLarge", message: "The document is larger than \(Self.maxDocumentBytes) bytes.")
            }
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }

    /// The conditions of a read in the headers; dates that cannot be read are ignored, as HTTP wants. For the source of
    /// a copy the headers begin with `x-amz-copy-source-`.
    func readCondition(prefix: String = "") -> ReadCondition {
        ReadCondition(
            ifMatch: head.header(prefix + "If-Match"), ifNoneMatch: head.header(prefix + "If-None-Match"),
            ifModifiedSince: head.header(prefix + "If-Modified-Since").flatMap { AWSTime.parseRFC822($0) },
            ifUnmodifiedSince: head.header(prefix + "If-Unmodified-Since").flatMap { AWSTime.parseRFC822($0) })
    }

    /// The condition of a write. S3 knows `If-None-Match` on writes for `*` only.
    func writeCondition() throws(AWSError) -> WriteCondition {
        switch (head.header("If-Match"), head.header("If-None-Match")) {
        case (nil, nil): return .none
        case (let tag?, nil): return .matches(tag)
        case (nil, "*"?): return .absent
        case (_?, _?): throw S3Refusal.notImplemented("If-Match together with If-None-Match")
        case (nil, _?): throw S3Refusal.notImplemented("If-None-Match with an entity tag on a write")
        }
    }
}
