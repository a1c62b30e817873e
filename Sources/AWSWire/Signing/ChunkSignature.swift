import Crypto

/// The chain of signatures over the chunks of a signed `aws-chunked` body: each covers the one before it.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html.
package struct ChunkSignature: Sendable {
    private let key: SigningKey
    private let scope: CredentialScope
    private let date: String
    /// The signature of the request, then of each chunk in turn.
    package private(set) var previous: String

    package init(key: SigningKey, scope: CredentialScope, date: String, seed: String) {
        self.key = key
        self.scope = scope
        self.date = date
        previous = seed
    }

    /// The signature of the next chunk, whose content has the SHA-256 `contentHash` in hex.
    package mutating func chunk(contentHash: String) -> String {
        let text = ["AWS4-HMAC-SHA256-PAYLOAD", date, scope.description, previous, Self.hashOfNothing, contentHash]
        previous = key.signature(of: text.joined(separator: "\n"))
        return previous
    }

    /// The signature over the trailers, given as their lines `name:value\n`.
    package mutating func trailer(lines: String) -> String {
        let hash = Hex.lower(SHA256.hash(data: Array(lines.utf8)))
        let text = ["AWS4-HMAC-SHA256-TRAILER", date, scope.description, previous, hash]
        previous = key.signature(of: text.joined(separator: "\n"))
        return previous
    }

    private static let hashOfNothing = PayloadHash.ofNothing.text
}
