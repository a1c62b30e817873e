import AWSWire
import NIOCore

/// The digests of a body, computed while it streams by.
struct BodyDigests: Sendable {
    private let algorithm: ChecksumAlgorithm
    private var md5 = Checksum.md5()
    private var checksum: Checksum

    init(_ algorithm: ChecksumAlgorithm) {
        self.algorithm = algorithm
        checksum = Checksum(algorithm)
    }

    mutating func update(_ bytes: ByteBuffer) {
        md5.update(bytes)
        checksum.update(bytes)
    }

    func finish() -> Result {
        Result(md5: md5.finalize(), checksum: checksum.base64(), algorithm: algorithm)
    }

    /// The digests of a whole body.
    struct Result: Sendable {
        /// 16 bytes.
        let md5: [UInt8]
        /// Base64.
        let checksum: String
        let algorithm: ChecksumAlgorithm

        /// The entity tag of a body that came in one request.
        var etag: String { md5.hexadecimal }

        /// Throws `checksumMismatch` when the body is not what its sender promised.
        func check(_ integrity: BodyIntegrity) throws(ObjectStoreError) {
            if let promised = integrity.md5, promised != md5 {
                throw .checksumMismatch(digest: "MD5", expected: promised.hexadecimal, computed: md5.hexadecimal)
            }
            if let promised = integrity.expectedChecksum(), promised != checksum {
                throw .checksumMismatch(digest: algorithm.rawValue, expected: promised, computed: checksum)
            }
        }
    }
}
