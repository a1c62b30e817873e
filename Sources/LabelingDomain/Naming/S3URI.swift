/// Where an object lies: `s3://bucket/key`.
///
/// The `https://s3.amazonaws.com/bucket/key` spelling that templates and job requests may use (03/LIQ-14) is read as
/// the same place. A key may be empty, for a bucket or a whole output location.
package struct S3URI: Sendable, Hashable, CustomStringConvertible {
    package let bucket: String
    package let key: String

    package init(bucket: String, key: String) {
        self.bucket = bucket
        self.key = key
    }

    /// Parses `text`; nil when the scheme is another one or the bucket is missing.
    package init?(_ text: some StringProtocol) {
        let prefixes = ["s3://", "https://s3.amazonaws.com/", "http://s3.amazonaws.com/"]
        guard let prefix = prefixes.first(where: { text.hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(prefix.count)
        let bucket = rest.prefix { $0 != "/" }
        guard !bucket.isEmpty else { return nil }
        self.init(bucket: String(bucket), key: String(rest.dropFirst(bucket.count + 1)))
    }

    package var description: String { "s3://\(bucket)/\(key)" }

    /// This location with `path` added after a single slash.
    package func appending(_ path: String) -> S3URI {
        if key.isEmpty || key.hasSuffix("/") { return S3URI(bucket: bucket, key: key + path) }
        return S3URI(bucket: bucket, key: key + "/" + path)
    }
}
