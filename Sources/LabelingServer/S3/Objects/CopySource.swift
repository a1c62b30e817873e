import AWSWire
import Foundation
import LabelingDomain

/// The `x-amz-copy-source` header: `/bucket/key` or `bucket/key`, percent-encoded, with an optional version.
enum CopySource {
    /// Throws S3's answer when the header does not name an object.
    static func read(_ header: String) throws(AWSError) -> S3URI {
        var text = header[...]
        if let mark = text.range(of: "?versionId=", options: .backwards) {
            guard text[mark.upperBound...] == "null" else {
                throw AWSError(code: "NoSuchVersion", message: "The specified version does not exist.", status: 404)
            }
            text = text[..<mark.lowerBound]
        }
        if text.hasPrefix("/") { text = text.dropFirst() }
        guard let decoded = PercentEncoding.decodeStrictly(text) else { throw refusal(header) }
        guard !decoded.hasPrefix("arn:") else { throw S3Refusal.notImplemented("Copying from an access point") }
        let bucket = decoded.prefix { $0 != "/" }
        let key = decoded.dropFirst(bucket.count + 1)
        guard !bucket.isEmpty, !key.isEmpty else { throw refusal(header) }
        return S3URI(bucket: String(bucket), key: String(key))
    }

    private static func refusal(_ header: String) -> AWSError {
        S3Refusal.invalidArgument("x-amz-copy-source", header, "is not the name of a bucket and a key")
    }
}
