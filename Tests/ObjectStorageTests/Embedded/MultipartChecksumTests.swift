import AWSWire
import Foundation
import LabelingDomain
import NIOCore
import TestDatabases
import Testing

@testable import ObjectStorage

@Suite struct MultipartChecksumTests {
    static let parts = [patternedBytes(Int(ObjectLimits.minPartBytes)), patternedBytes(1000, seed: 4)]

    @Test("a full-object checksum is that of all bytes", arguments: [ChecksumAlgorithm.crc32, .crc32c, .crc64nvme])
    func fullObject(_ algorithm: ChecksumAlgorithm) async throws {
        let info = try await upload(algorithm, .fullObject)
        var whole = Self.parts[0]
        whole.writeImmutableBuffer(Self.parts[1])
        #expect(info.checksum == ObjectChecksum(algorithm: algorithm, value: base64(algorithm, whole), kind: .fullObject))
    }

    @Test("a composite checksum is that of the parts' checksums", arguments: [ChecksumAlgorithm.crc32, .crc32c, .sha1, .sha256])
    func composite(_ algorithm: ChecksumAlgorithm) async throws {
        let info = try await upload(algorithm, nil)
        var checksum = Checksum(algorithm)
        for part in Self.parts { checksum.update(Checksum.of(Array(part.readableBytesView), algorithm)) }
        #expect(info.checksum?.value == checksum.base64() + "-2")
        #expect(info.checksum?.kind == .composite)
        #expect(info.parts.map(\.checksum) == Self.parts.map { base64(algorithm, $0) })
    }

    @Test("kinds that an algorithm does not have are refused")
    func impossible() async throws {
        for (algorithm, kind) in [
            (ChecksumAlgorithm.sha1, ObjectChecksum.Kind.fullObject), (.sha256, .fullObject), (.crc64nvme, .composite),
        ] {
            #expect(await failure { _ = try await upload(algorithm, kind) } == "invalidArgument")
        }
    }

    @Test("a completion with another checksum is refused")
    func wrongChecksum() async throws {
        try await TestDatabase.sqlite.withStore { store, _ in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            let location = S3URI(bucket: "bucket", key: "k")
            let upload = try await store.createUpload(UploadRequest(location: location, checksumAlgorithm: .crc32))
            let part = try await store.writePart(1, of: upload, body: ObjectBody(patternedBytes(9)), integrity: .none)
            var completion = UploadCompletion(parts: [.init(number: 1, etag: part.etag)], checksum: "AAAAAA==-1")
            #expect(await failure { _ = try await store.completeUpload(upload, with: completion) } == "checksumMismatch")
            completion.checksum = nil
            completion.size = 10
            #expect(await failure { _ = try await store.completeUpload(upload, with: completion) } == "incompleteBody")
            completion.size = 9
            _ = try await store.completeUpload(upload, with: completion)
        }
    }

    private func upload(_ algorithm: ChecksumAlgorithm, _ kind: ObjectChecksum.Kind?) async throws -> ObjectInfo {
        var info: ObjectInfo?
        try await TestDatabase.sqlite.withStore { store, _ in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            let location = S3URI(bucket: "bucket", key: "k")
            let upload = try await store.createUpload(
                UploadRequest(location: location, checksumAlgorithm: algorithm, checksumKind: kind))
            var parts: [UploadCompletion.Part] = []
            for (index, bytes) in Self.parts.enumerated() {
                let part = try await store.writePart(index + 1, of: upload, body: ObjectBody(bytes), integrity: .none)
                parts.append(.init(number: part.number, etag: part.etag, checksum: part.checksum?.value))
            }
            info = try await store.completeUpload(upload, with: UploadCompletion(parts: parts))
        }
        return try #require(info)
    }
}
