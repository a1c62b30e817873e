/// Why a request body is not what its client declared.
package enum BodyError: Error, Sendable, Hashable {
    /// The signature of a chunk, or of the trailers, is wrong.
    case chunkSignatureMismatch
    /// The SHA-256 of the body differs from `x-amz-content-sha256`.
    case payloadHashMismatch(declared: String, actual: String)
    /// A checksum differs from its header or trailer; both in Base64.
    case checksumMismatch(ChecksumAlgorithm, declared: String, actual: String)
    /// The MD5 differs from `Content-MD5`; both in Base64.
    case md5Mismatch(declared: String, actual: String)
    /// A checksum header or trailer holds no value of its algorithm.
    case invalidChecksum(name: String, value: String)
    /// More than one checksum is declared, where one is allowed.
    case severalChecksums
    /// The body ended early, or is longer than declared.
    case wrongLength(declared: Int, actual: Int)
    /// The framing cannot be read, or breaks off; the text says where.
    case malformedChunk(String)
    /// The trailers cannot be read, or lack one that `x-amz-trailer` names.
    case malformedTrailer(String)
}
