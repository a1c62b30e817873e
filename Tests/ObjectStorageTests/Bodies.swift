import AWSWire
import Foundation
import LabelingDomain
import NIOCore

@testable import ObjectStorage

/// Bytes in which neighbouring pages differ: a counter in base 251, shifted by one each round.
func patternedBytes(_ count: Int, seed: Int = 0) -> ByteBuffer {
    ByteBuffer(
        bytes: [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var index = 0
            while index < count {
                buffer[index] = UInt8(truncatingIfNeeded: (index &* 7 &+ seed &+ index / 251) % 251)
                index &+= 1
            }
            filled = count
        })
}

/// `bytes` cut into pieces of `size`, as a network would deliver them.
func pieces(of bytes: ByteBuffer, size: Int) -> ObjectBody {
    var rest = bytes
    var buffers: [ByteBuffer] = []
    while rest.readableBytes > 0, let piece = rest.readSlice(length: min(size, rest.readableBytes)) { buffers.append(piece) }
    return ObjectBody(buffers: buffers)
}

/// A body that fails after `bytes`, like a client that goes away.
func failingBody(after bytes: ByteBuffer) -> ObjectBody {
    ObjectBody {
        let given = Given()
        return {
            guard await given.isFirst() else { throw ClientGone() }
            return bytes
        }
    }
}

struct ClientGone: Error {}

private actor Given {
    private var count = 0

    func isFirst() -> Bool {
        count += 1
        return count == 1
    }
}

func md5Hex(_ bytes: ByteBuffer) -> String {
    var digest = Checksum.md5()
    digest.update(bytes)
    return digest.finalize().hexadecimal
}

func base64(_ algorithm: ChecksumAlgorithm, _ bytes: ByteBuffer) -> String {
    var checksum = Checksum(algorithm)
    checksum.update(bytes)
    return checksum.base64()
}

extension ObjectStore {
    /// Stores text with the default content type.
    @discardableResult
    func put(_ text: String, _ key: String, in bucket: String, when condition: WriteCondition = .none) async throws -> ObjectInfo {
        try await write(
            S3URI(bucket: bucket, key: key), body: ObjectBody(ByteBuffer(string: text)),
            attributes: ObjectAttributes(contentType: "text/plain"), integrity: .none, condition: condition)
    }

    /// Stores bytes, delivered in pieces.
    @discardableResult
    func put(_ bytes: ByteBuffer, _ key: String, in bucket: String, integrity: BodyIntegrity = .none) async throws -> ObjectInfo {
        try await write(
            S3URI(bucket: bucket, key: key), body: pieces(of: bytes, size: 60_000), attributes: ObjectAttributes(),
            integrity: integrity, condition: .none)
    }

    /// The whole object as text.
    func text(_ key: String, in bucket: String) async throws -> String {
        String(buffer: try await data(at: S3URI(bucket: bucket, key: key), limit: 1 << 30))
    }

    /// The whole object, or a range of it.
    func bytes(_ key: String, in bucket: String, range: ByteRange? = nil) async throws -> ByteBuffer {
        let reading = try await read(S3URI(bucket: bucket, key: key), range: range)
        var bytes = ByteBuffer()
        for try await var chunk in reading.body { bytes.writeBuffer(&chunk) }
        return bytes
    }

    /// Every key of the bucket, page by page.
    func keys(in bucket: String, prefix: String = "", pageSize: Int = 1000) async throws -> [String] {
        var request = ListRequest(bucket: bucket, prefix: prefix, limit: pageSize)
        var keys: [String] = []
        while true {
            let page = try await list(request)
            keys += page.objects.map(\.key)
            guard let next = page.next else { return keys }
            request.startAfter = next
        }
    }
}

extension ObjectStoreError {
    /// The name of the case, for comparing in tests.
    var name: String { String(String(describing: self).prefix { $0 != "(" }) }
}

/// The name of the error that `work` throws; `none` when it throws nothing.
func failure(of work: () async throws -> Void) async -> String {
    do {
        try await work()
        return "none"
    } catch let error as ObjectStoreError {
        return error.name
    } catch {
        return "\(type(of: error))"
    }
}
