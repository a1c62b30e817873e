import Foundation
import HTTPTypes

/// What a request's headers promise about its body.
package struct BodyTerms: Sendable {
    package let payloadHash: PayloadHash
    /// Where the signatures of chunks start from; nil when they are not signed.
    package let chunkSignature: ChunkSignature?
    /// The length without framing.
    package let decodedLength: Int?
    /// The checksum promised in a header, in Base64.
    package let checksum: DeclaredChecksum?
    /// The checksum promised to follow as a trailer.
    package let trailer: ChecksumAlgorithm?
    /// `Content-MD5`, in Base64.
    package let contentMD5: String?

    /// A checksum and its promised value.
    package struct DeclaredChecksum: Sendable, Hashable {
        package let algorithm: ChecksumAlgorithm
        package let base64: String
    }

    /// The algorithm that the client checks the content with, wherever it declares the value.
    package var checksumAlgorithm: ChecksumAlgorithm? { checksum?.algorithm ?? trailer }

    /// Reads the headers of `head`.
    package init(
        _ head: RequestHead, payloadHash: PayloadHash, chunkSignature: ChunkSignature? = nil
    ) throws(BodyError) {
        self.payloadHash = payloadHash
        self.chunkSignature = chunkSignature
        checksum = try Self.declaredChecksum(head)
        trailer = try Self.announcedTrailer(head.headers)
        contentMD5 = try Self.contentMD5(head.headers)
        decodedLength = try Self.length(head.headers, isChunked: payloadHash.isChunked)
    }

    private static func declaredChecksum(_ head: RequestHead) throws(BodyError) -> DeclaredChecksum? {
        // The checksum that completes a multipart upload is the object's, not that of the request's XML.
        let isCompletion = head.method == "POST" && head.queryItems.contains { $0.name == "uploadId" }
        guard !isCompletion else { return nil }
        var found: DeclaredChecksum?
        for algorithm in ChecksumAlgorithm.allCases {
            guard let value = head.header(algorithm.headerName) else { continue }
            guard found == nil else { throw .severalChecksums }
            try check(value, of: algorithm)
            found = DeclaredChecksum(algorithm: algorithm, base64: value)
        }
        return found
    }

    private static func announcedTrailer(_ headers: HTTPFields) throws(BodyError) -> ChecksumAlgorithm? {
        guard let header = headers[.amzTrailer] else { return nil }
        let names = header.split(separator: ",").map { $0.filter { $0 != " " } }
        guard names.count == 1, let name = names.first, let algorithm = ChecksumAlgorithm(headerName: name) else {
            throw .malformedTrailer("The value specified in the x-amz-trailer header is not supported: '\(header)'")
        }
        return algorithm
    }

    private static func contentMD5(_ headers: HTTPFields) throws(BodyError) -> String? {
        guard let value = headers[.contentMD5] else { return nil }
        guard Data(base64Encoded: value)?.count == 16 else { throw .invalidChecksum(name: "Content-MD5", value: value) }
        return value
    }

    private static func length(_ headers: HTTPFields, isChunked: Bool) throws(BodyError) -> Int? {
        guard let text = headers[isChunked ? .amzDecodedContentLength : .contentLength] else { return nil }
        guard let length = Int(text), length >= 0 else { throw .malformedChunk("'\(text)' is not a length") }
        return length
    }

    /// Throws unless `value` is Base64 of as many bytes as `algorithm` makes.
    static func check(_ value: String, of algorithm: ChecksumAlgorithm) throws(BodyError) {
        guard Data(base64Encoded: value)?.count == algorithm.byteCount else {
            throw .invalidChecksum(name: algorithm.headerName, value: value)
        }
    }
}

extension PayloadHash {
    /// True for bodies in `aws-chunked` framing.
    package var isChunked: Bool {
        switch self {
        case .signedChunks, .unsignedChunks: true
        case .sha256, .unsigned: false
        }
    }
}
