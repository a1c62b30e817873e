import AWSWire
import HTTPTypes
import LabelingDomain
import NIOCore

/// A request to a remote S3 before it is signed.
struct RemoteRequest: Sendable {
    var method: HTTPRequest.Method
    var bucket = ""
    var key = ""
    /// Parameters in order; nil values are bare names.
    var query: [(name: String, value: String?)] = []
    var headers = HTTPFields()
    var body = Body.none

    /// What is sent.
    enum Body: Sendable {
        case none
        /// Can be sent again.
        case bytes(ByteBuffer)
        /// Can be sent once; of a known length.
        case stream(ObjectBody, length: Int64)
    }

    init(_ method: HTTPRequest.Method, bucket: String = "", key: String = "") {
        self.method = method
        self.bucket = bucket
        self.key = key
    }

    init(_ method: HTTPRequest.Method, _ location: S3URI) {
        self.init(method, bucket: location.bucket, key: location.key)
    }

    /// This request with a query parameter more; one without a value stays away.
    func with(_ name: String, _ value: String?) -> RemoteRequest {
        guard let value else { return self }
        var request = self
        request.query.append((name, value))
        return request
    }

    /// This request for a sub-resource such as `?uploads`.
    func subresource(_ name: String) -> RemoteRequest {
        var request = self
        request.query.append((name, nil))
        return request
    }

    /// This request with a header more; one without a value stays away.
    func header(_ name: String, _ value: String?) -> RemoteRequest {
        guard let value, let field = HTTPField.Name(name) else { return self }
        var request = self
        request.headers[field] = value
        return request
    }

    /// This request with a document, and the digest that S3 wants of it.
    func document(_ text: String) -> RemoteRequest {
        let bytes = ByteBuffer(string: text)
        var digest = Checksum.md5()
        digest.update(bytes)
        var request = header("Content-MD5", digest.base64()).header("Content-Type", "application/xml")
        request.body = .bytes(bytes)
        return request
    }

    /// This request with the headers of a read condition; those for the source of a copy have a prefix.
    func condition(_ condition: ReadCondition, prefix: String = "") -> RemoteRequest {
        header(prefix + "If-Match", condition.ifMatch).header(prefix + "If-None-Match", condition.ifNoneMatch)
            .header(prefix + "If-Modified-Since", condition.ifModifiedSince.map { AWSTime.rfc822($0) })
            .header(prefix + "If-Unmodified-Since", condition.ifUnmodifiedSince.map { AWSTime.rfc822($0) })
    }

    /// This request with the header of a write condition.
    func condition(_ condition: WriteCondition) -> RemoteRequest {
        switch condition {
        case .none: self
        case .absent: header("If-None-Match", "*")
        case .matches(let tags): header("If-Match", tags)
        }
    }

    /// The query as it is sent and signed.
    var queryText: String? {
        guard !query.isEmpty else { return nil }
        return query.map { item in
            "\(PercentEncoding.encode(item.name))=\(item.value.map { PercentEncoding.encode($0) } ?? "")"
        }.joined(separator: "&")
    }
}
