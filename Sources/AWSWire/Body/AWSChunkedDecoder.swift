import Crypto
package import NIOCore

/// Takes the `aws-chunked` framing off a body, verifying chunk signatures on the way.
///
/// A state machine without I/O: `append` what arrived, take content with `next` until it returns nil, and call `finish`
/// once nothing more arrives. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html.
package struct AWSChunkedDecoder: Sendable {
    /// The longest line of framing: a chunk's size and signature, or a trailer.
    package static let maxLineBytes = 4096
    /// The most trailers that a body may end with.
    package static let maxTrailers = 16

    private enum State {
        case header
        case content(remaining: Int)
        case contentEnd
        case trailers
        case end
    }

    private var state = State.header
    private var input = ByteBuffer()
    private var signature: ChunkSignature?
    private let hasTrailers: Bool
    private var contentHash = SHA256()
    private var declaredSignature = ""
    private var trailerLines = ""

    /// The trailers by lower-case name, complete after `finish`.
    package private(set) var trailers: [String: String] = [:]

    /// `signature` is the chain that starts from the request's own signature; nil for unsigned chunks.
    package init(signature: ChunkSignature?, hasTrailers: Bool) {
        self.signature = signature
        self.hasTrailers = hasTrailers
    }

    /// Adds bytes as they arrived.
    package mutating func append(_ buffer: ByteBuffer) {
        if input.readableBytes == 0 {
            input = buffer
        } else {
            input.discardReadBytes()
            input.writeImmutableBuffer(buffer)
        }
    }

    /// The next piece of content; nil when more bytes have to arrive first, or the body is over.
    package mutating func next() throws(BodyError) -> ByteBuffer? {
        while true {
            switch state {
            case .header:
                guard let line = try readLine() else { return nil }
                try startChunk(line)
            case .content(let remaining):
                guard let piece = input.readSlice(length: min(remaining, input.readableBytes)),
                    piece.readableBytes > 0
                else { return nil }
                if signature != nil { piece.withUnsafeReadableBytes { contentHash.update(bufferPointer: $0) } }
                let left = remaining - piece.readableBytes
                state = left == 0 ? .contentEnd : .content(remaining: left)
                return piece
            case .contentEnd:
                guard let line = try readLine() else { return nil }
                guard line.isEmpty else { throw .malformedChunk("a chunk is longer than its size says") }
                try checkChunkSignature()
                state = .header
            case .trailers:
                guard let line = try readLine() else { return nil }
                try readTrailer(line)
            case .end:
                guard input.readableBytes == 0 else { throw .malformedChunk("bytes follow the last chunk") }
                return nil
            }
        }
    }

    /// Says that nothing more arrives; throws when the framing is not complete.
    package func finish() throws(BodyError) {
        guard case .end = state else { throw .malformedChunk("the body breaks off before its last chunk") }
    }

    private mutating func readLine() throws(BodyError) -> String? {
        guard let end = input.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) else {
            guard input.readableBytes <= Self.maxLineBytes else {
                throw .malformedChunk("a line of framing is longer than \(Self.maxLineBytes) bytes")
            }
            return nil
        }
        let length = end - input.readerIndex
        guard length <= Self.maxLineBytes, let bytes = input.readBytes(length: length) else {
            throw .malformedChunk("a line of framing is longer than \(Self.maxLineBytes) bytes")
        }
        input.moveReaderIndex(forwardBy: 1)
        let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes[...]
        return String(decoding: line, as: UTF8.self)
    }

    private mutating func startChunk(_ line: String) throws(BodyError) {
        let parts = line.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty, first.utf8.count <= 15, let size = Int(first, radix: 16), size >= 0
        else { throw .malformedChunk("'\(line.prefix(40))' is not the size of a chunk") }
        if signature != nil {
            let marker = "chunk-signature="
            guard parts.count == 2, parts[1].hasPrefix(marker) else { throw .chunkSignatureMismatch }
            declaredSignature = String(parts[1].dropFirst(marker.count))
            contentHash = SHA256()
        }
        guard size == 0 else {
            state = .content(remaining: size)
            return
        }
        try checkChunkSignature()
        state = .trailers
    }

    private mutating func checkChunkSignature() throws(BodyError) {
        guard let expected = signature?.chunk(contentHash: Hex.lower(contentHash.finalize())) else { return }
        guard ConstantTime.equal(expected, declaredSignature) else { throw .chunkSignatureMismatch }
    }

    private mutating func readTrailer(_ line: String) throws(BodyError) {
        guard !line.isEmpty else { return try endTrailers() }
        guard hasTrailers else { throw .malformedTrailer("trailers were not announced") }
        guard trailers.count < Self.maxTrailers, let mark = line.firstIndex(of: ":") else {
            throw .malformedTrailer("'\(line.prefix(40))' is not a trailer")
        }
        let name = line[..<mark].lowercased()
        let value = line[line.index(after: mark)...].drop { $0 == " " }
        trailers[name] = String(value)
        if name != Self.signatureTrailer { trailerLines += "\(name):\(value)\n" }
    }

    private mutating func endTrailers() throws(BodyError) {
        state = .end
        guard hasTrailers, let expected = signature?.trailer(lines: trailerLines) else { return }
        guard let declared = trailers[Self.signatureTrailer], ConstantTime.equal(expected, declared) else {
            throw .chunkSignatureMismatch
        }
    }

    private static let signatureTrailer = "x-amz-trailer-signature"
}
