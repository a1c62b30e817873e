package import Crypto
import Foundation
package import LabelingDomain

/// Makes the short-lived tokens under which a worker page reads objects (03/LIQ-13).
///
/// A token names one object and its own end. It is no secret of the object's: whoever has it can read that object until
/// then, as with a presigned URL, and nothing else.
package struct MediaSigner: Sendable {
    private let key: SymmetricKey

    /// Tokens made within one period are the same, so that the browser's cache can help.
    static let period: Duration = .seconds(3_600)
    /// How long a token is good at least: longer than an image or text task takes (03, table of CreateLabelingJob).
    static let validity: Duration = LabelingQuota.maxTaskTimeLimit + .seconds(3_600)
    private static let tagBytes = 16
    private static let timeBytes = 8

    package init(key: SymmetricKey) {
        self.key = key
    }

    /// A token for reading `place`, for a URL path.
    ///
    /// - Parameter timeLimit: how long the task takes at most that shows the object.
    package func token(for place: S3URI, at now: Timestamp, timeLimit: Duration = .zero) -> String {
        let period = Self.period.wholeMicroseconds
        let start = now.microseconds - now.microseconds % period
        let end = Timestamp(microseconds: start) + Self.period + max(Self.validity, timeLimit + .seconds(3_600))
        let content = withUnsafeBytes(of: end.microseconds.bigEndian) { Data($0) } + Data(place.description.utf8)
        return Self.encode(tag(of: content) + content)
    }

    /// The object that `token` allows to read; nil when this server did not make it, or its time is over.
    package func place(in token: String, at now: Timestamp) -> S3URI? {
        guard let bytes = Self.decode(token), bytes.count > Self.tagBytes + Self.timeBytes else { return nil }
        let content = bytes.dropFirst(Self.tagBytes)
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                bytes.prefix(Self.tagBytes), authenticating: content, using: key, tagBytes: Self.tagBytes)
        else { return nil }
        let end = content.prefix(Self.timeBytes).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        guard now.microseconds < end else { return nil }
        return S3URI(String(decoding: content.dropFirst(Self.timeBytes), as: UTF8.self))
    }

    private func tag(of content: Data) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: content, using: key).prefix(Self.tagBytes))
    }

    private static func encode(_ data: Data) -> String {
        data.base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    private static func decode(_ token: String) -> Data? {
        let standard = token.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4))
    }
}

extension HMAC<SHA256> {
    /// Compares a code cut to `tagBytes` in constant time.
    fileprivate static func isValidAuthenticationCode(
        _ tag: Data, authenticating content: Data, using key: SymmetricKey, tagBytes: Int
    ) -> Bool {
        let expected = Data(authenticationCode(for: content, using: key).prefix(tagBytes))
        guard expected.count == tag.count else { return false }
        return zip(expected, tag).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
