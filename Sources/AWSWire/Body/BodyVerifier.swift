import Crypto
package import NIOCore

/// Unwraps a request body and checks it against its terms while it streams through.
///
/// Use it like `AWSChunkedDecoder`. Content is handed on before it is known to be right, so whoever takes it must be
/// ready to throw it away when `finish` throws.
package struct BodyVerifier: Sendable {
    private let terms: BodyTerms
    private var decoder: AWSChunkedDecoder?
    private var plain: ByteBuffer?
    private var payloadHash: SHA256?
    private var checksum: Checksum?
    private var md5: Checksum?
    private var length = 0

    package init(_ terms: BodyTerms) {
        self.terms = terms
        switch terms.payloadHash {
        case .signedChunks(let trailer):
            decoder = AWSChunkedDecoder(signature: terms.chunkSignature, hasTrailers: trailer)
        case .unsignedChunks: decoder = AWSChunkedDecoder(signature: nil, hasTrailers: true)
        case .sha256: payloadHash = SHA256()
        case .unsigned: break
        }
        checksum = terms.checksumAlgorithm.map { Checksum($0) }
        md5 = terms.contentMD5.map { _ in Checksum.md5() }
    }

    /// Adds bytes as they arrived.
    package mutating func append(_ buffer: ByteBuffer) {
        if decoder == nil { plain = buffer } else { decoder?.append(buffer) }
    }

    /// The next piece of content; nil when more bytes have to arrive first, or the body is over.
    package mutating func next() throws(BodyError) -> ByteBuffer? {
        let piece: ByteBuffer?
        if decoder == nil {
            piece = plain
            plain = nil
        } else {
            piece = try decoder?.next()
        }
        guard let piece else { return nil }
        length += piece.readableBytes
        if let declared = terms.decodedLength, length > declared {
            throw .wrongLength(declared: declared, actual: length)
        }
        piece.withUnsafeReadableBytes { bytes in
            payloadHash?.update(bufferPointer: bytes)
            checksum?.update(bytes)
            md5?.update(bytes)
        }
        return piece
    }

    /// Says that nothing more arrives; throws when the body is not what was declared.
    package func finish() throws(BodyError) {
        try decoder?.finish()
        if let declared = terms.decodedLength, length != declared {
            throw .wrongLength(declared: declared, actual: length)
        }
        if case .sha256(let declared) = terms.payloadHash, let payloadHash {
            let actual = Hex.lower(payloadHash.finalize())
            guard ConstantTime.equal(actual, declared.lowercased()) else {
                throw .payloadHashMismatch(declared: declared, actual: actual)
            }
        }
        try checkMD5()
        try checkChecksum()
    }

    private func checkMD5() throws(BodyError) {
        guard let declared = terms.contentMD5, let actual = md5?.base64() else { return }
        guard actual == declared else { throw .md5Mismatch(declared: declared, actual: actual) }
    }

    private func checkChecksum() throws(BodyError) {
        guard let algorithm = terms.checksumAlgorithm, let actual = checksum?.base64() else { return }
        let declared: String
        if let header = terms.checksum { declared = header.base64 } else { declared = try trailingValue(of: algorithm) }
        guard actual == declared else { throw .checksumMismatch(algorithm, declared: declared, actual: actual) }
    }

    private func trailingValue(of algorithm: ChecksumAlgorithm) throws(BodyError) -> String {
        guard let value = decoder?.trailers[algorithm.headerName] else {
            throw .malformedTrailer("the trailer \(algorithm.headerName) is announced and missing")
        }
        try BodyTerms.check(value, of: algorithm)
        return value
    }
}
