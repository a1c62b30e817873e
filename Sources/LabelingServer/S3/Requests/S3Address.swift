import AWSWire

/// The bucket and key that a request names, in its path or its host.
struct S3Address: Sendable, Hashable {
    /// Empty when the request is for the service as a whole.
    let bucket: String
    /// Empty when the request is for the bucket.
    let key: String

    /// Throws `InvalidURI` when the path is not percent-encoded UTF-8.
    init(_ head: RequestHead, hosts: S3Hosts) throws(AWSError) {
        let path = head.path.hasPrefix("/") ? head.path.dropFirst() : head.path[...]
        if let bucket = hosts.bucket(of: head.authority) {
            self.bucket = bucket
            key = try Self.decode(path)
        } else {
            let end = path.firstIndex(of: "/") ?? path.endIndex
            bucket = try Self.decode(path[..<end])
            key = try Self.decode(path[end...].dropFirst())
        }
    }

    private static func decode(_ text: Substring) throws(AWSError) -> String {
        guard let decoded = PercentEncoding.decodeStrictly(text) else {
            throw AWSError(code: "InvalidURI", message: "Couldn't parse the specified URI.")
        }
        return decoded
    }
}
