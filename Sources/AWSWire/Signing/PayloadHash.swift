import Crypto

/// What `x-amz-content-sha256` says about a body.
package enum PayloadHash: Sendable, Hashable {
    /// The SHA-256 of the whole body, in lower-case hex.
    case sha256(String)
    /// The body is not part of the signature.
    case unsigned
    /// `aws-chunked`, each chunk signed; `trailer` when signed trailers follow.
    case signedChunks(trailer: Bool)
    /// `aws-chunked` without signatures, followed by trailers.
    case unsignedChunks

    /// Reads the header value; nil when it is neither one of the named forms nor 64 hex digits.
    package init?(header: String) {
        switch header {
        case "UNSIGNED-PAYLOAD": self = .unsigned
        case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD": self = .signedChunks(trailer: false)
        case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER": self = .signedChunks(trailer: true)
        case "STREAMING-UNSIGNED-PAYLOAD-TRAILER": self = .unsignedChunks
        default:
            guard header.utf8.count == 64, header.utf8.allSatisfy({ ($0 as UInt8).isHexDigit }) else { return nil }
            self = .sha256(header)
        }
    }

    /// The hash of `bytes`.
    package static func of(_ bytes: some Sequence<UInt8>) -> PayloadHash {
        .sha256(Hex.lower(SHA256.hash(data: Array(bytes))))
    }

    /// The text as header and canonical request carry it.
    package var text: String {
        switch self {
        case .sha256(let hex): hex
        case .unsigned: "UNSIGNED-PAYLOAD"
        case .signedChunks(trailer: false): "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
        case .signedChunks(trailer: true): "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
        case .unsignedChunks: "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
        }
    }

    /// The hash of no bytes at all.
    package static let ofNothing = PayloadHash.sha256(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
