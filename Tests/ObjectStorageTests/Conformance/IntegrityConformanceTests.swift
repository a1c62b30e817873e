import AWSWire
import Foundation
import LabelingDomain
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct IntegrityConformanceTests {
    @Test(
        "a checksum is verified, stored and given back", arguments: StoreUnderTest.all,
        [ChecksumAlgorithm.crc32, .crc32c, .sha1, .sha256])
    func checksums(_ under: StoreUnderTest, algorithm: ChecksumAlgorithm) async throws {
        try await under.with { store, bucket in
            let bytes = patternedBytes(40_000)
            let value = base64(algorithm, bytes)
            let info = try await store.put(
                bytes, "k", in: bucket, integrity: BodyIntegrity(algorithm: algorithm, expectedChecksum: { value }))
            #expect(info.checksum == ObjectChecksum(algorithm: algorithm, value: value, kind: .fullObject))
            #expect(try await store.head(S3URI(bucket: bucket, key: "k")).checksum?.value == value)
        }
    }

    @Test("a body that is not what its sender promised is refused whole", arguments: StoreUnderTest.embedded, [100, 600_000])
    func mismatch(_ under: StoreUnderTest, size: Int) async throws {
        try await under.with { store, bucket in
            let bytes = patternedBytes(size)
            let promises = [
                BodyIntegrity(md5: [UInt8](repeating: 7, count: 16)),
                BodyIntegrity(algorithm: .crc32, expectedChecksum: { "AAAAAA==" }),
                BodyIntegrity(algorithm: .sha256, expectedChecksum: { "no base64" }),
            ]
            for promise in promises {
                #expect(await failure { try await store.put(bytes, "k", in: bucket, integrity: promise) } == "checksumMismatch")
            }
            for length in [Int64(size) - 1, Int64(size) + 1, 0] {
                let promise = BodyIntegrity(length: length)
                #expect(await failure { try await store.put(bytes, "k", in: bucket, integrity: promise) } == "incompleteBody")
            }
            let keys = try await store.keys(in: bucket)
            #expect(keys.isEmpty)
        }
    }

    @Test("an object without a promised checksum gets one", arguments: StoreUnderTest.embedded)
    func defaultChecksum(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let info = try await store.put(ByteBuffer(string: "123456789"), "k", in: bucket)
            #expect(info.checksum == ObjectChecksum(algorithm: .crc64nvme, value: "rosUhgp5mIg=", kind: .fullObject))
        }
    }

    @Test("a body over the limit is refused by its announced length", arguments: StoreUnderTest.embedded)
    func tooLarge(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let promise = BodyIntegrity(length: ObjectLimits.maxBodyBytes + 1)
            let outcome = await failure { try await store.put(ByteBuffer(string: "v"), "k", in: bucket, integrity: promise) }
            #expect(outcome == "entityTooLarge")
        }
    }
}
