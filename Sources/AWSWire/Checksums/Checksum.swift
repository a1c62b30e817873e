import Crypto
import Foundation
package import NIOCore

/// A checksum computed piece by piece.
package struct Checksum: Sendable {
    private enum State {
        case crc32(CRC<UInt32>)
        case crc64(CRC<UInt64>)
        case sha1(Insecure.SHA1)
        case sha256(SHA256)
        case md5(Insecure.MD5)
    }

    private var state: State

    package init(_ algorithm: ChecksumAlgorithm) {
        state =
            switch algorithm {
            case .crc32: .crc32(CRC(.crc32))
            case .crc32c: .crc32(CRC(.crc32c))
            case .crc64nvme: .crc64(CRC(.crc64nvme))
            case .sha1: .sha1(Insecure.SHA1())
            case .sha256: .sha256(SHA256())
            }
    }

    private init(_ state: State) {
        self.state = state
    }

    /// The MD5 of `Content-MD5` and of ETags; not one of the checksums that S3 calls by that name.
    package static func md5() -> Checksum { Checksum(.md5(Insecure.MD5())) }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        switch state {
        case .crc32(var crc):
            crc.update(bytes)
            state = .crc32(crc)
        case .crc64(var crc):
            crc.update(bytes)
            state = .crc64(crc)
        case .sha1(var hash):
            hash.update(bufferPointer: bytes)
            state = .sha1(hash)
        case .sha256(var hash):
            hash.update(bufferPointer: bytes)
            state = .sha256(hash)
        case .md5(var hash):
            hash.update(bufferPointer: bytes)
            state = .md5(hash)
        }
    }

    /// Adds the readable bytes of `buffer`.
    package mutating func update(_ buffer: ByteBuffer) {
        buffer.withUnsafeReadableBytes { update($0) }
    }

    /// Adds `bytes`.
    package mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The value over everything added so far, in the byte order in which it is sent.
    package func finalize() -> [UInt8] {
        switch state {
        case .crc32(let crc): crc.value.bigEndianBytes
        case .crc64(let crc): crc.value.bigEndianBytes
        case .sha1(let hash): Array(hash.finalize())
        case .sha256(let hash): Array(hash.finalize())
        case .md5(let hash): Array(hash.finalize())
        }
    }

    /// `finalize()` in Base64, as headers carry it.
    package func base64() -> String { Data(finalize()).base64EncodedString() }

    /// The value of `algorithm` over `bytes`.
    package static func of(_ bytes: [UInt8], _ algorithm: ChecksumAlgorithm) -> [UInt8] {
        var checksum = Checksum(algorithm)
        checksum.update(bytes)
        return checksum.finalize()
    }
}

extension FixedWidthInteger {
    fileprivate var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
