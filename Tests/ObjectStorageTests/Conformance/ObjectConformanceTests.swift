import Foundation
import LabelingDomain
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct ObjectConformanceTests {
    /// Around the inline limit, the spool buffer and the read buffer of the embedded store.
    static let sizes = [0, 1, 16_383, 16_384, 16_385, 262_143, 262_144, 262_145, 1_000_003]

    @Test("bytes come back as they were written, whatever their number", arguments: StoreUnderTest.all, sizes)
    func roundTrip(_ under: StoreUnderTest, size: Int) async throws {
        try await under.with { store, bucket in
            let bytes = patternedBytes(size)
            let written = try await store.put(bytes, "a/key", in: bucket)
            #expect(written.size == Int64(size))
            #expect(written.etag == md5Hex(bytes))
            let info = try await store.head(S3URI(bucket: bucket, key: "a/key"))
            #expect(info.size == Int64(size))
            #expect(info.etag == written.etag)
            #expect(abs(info.lastModified.timeIntervalSinceNow) < 60)
            #expect(try await store.bytes("a/key", in: bucket) == bytes)
        }
    }

    @Test("attributes and user metadata are given back", arguments: StoreUnderTest.all)
    func attributes(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let attributes = ObjectAttributes(
                contentType: "image/jpeg", cacheControl: "max-age=60", contentDisposition: "attachment; filename=\"a b\"",
                contentEncoding: "gzip", contentLanguage: "de", expires: "Wed, 21 Oct 2026 07:28:00 GMT",
                userMetadata: ["purpose": "label me", "x": "1"])
            let location = S3URI(bucket: bucket, key: "k")
            _ = try await store.write(
                location, body: ObjectBody(ByteBuffer(string: "v")), attributes: attributes, integrity: .none,
                condition: .none)
            let read = try await store.head(location).attributes
            #expect(read.contentType == "image/jpeg")
            #expect(read.cacheControl == "max-age=60")
            #expect(read.contentDisposition == "attachment; filename=\"a b\"")
            #expect(read.contentEncoding == "gzip")
            #expect(read.contentLanguage == "de")
            #expect(read.userMetadata == ["purpose": "label me", "x": "1"])
        }
    }

    @Test("a range reads just those bytes, from small and large objects", arguments: StoreUnderTest.all, [1000, 700_000])
    func ranges(_ under: StoreUnderTest, size: Int) async throws {
        try await under.with { store, bucket in
            let bytes = patternedBytes(size)
            try await store.put(bytes, "k", in: bucket)
            let whole = Array(bytes.readableBytesView)
            #expect(try await store.bytes("k", in: bucket, range: .closed(10, 19)) == ByteBuffer(bytes: whole[10...19]))
            #expect(try await store.bytes("k", in: bucket, range: .from(Int64(size - 3))) == ByteBuffer(bytes: whole.suffix(3)))
            #expect(try await store.bytes("k", in: bucket, range: .suffix(5)) == ByteBuffer(bytes: whole.suffix(5)))
            #expect(
                try await store.bytes("k", in: bucket, range: .closed(Int64(size - 1), Int64(size + 100)))
                    == ByteBuffer(bytes: whole.suffix(1)))
            let location = S3URI(bucket: bucket, key: "k")
            #expect(await failure { _ = try await store.read(location, range: .from(Int64(size))) } == "invalidRange")
            let reading = try await store.read(location, range: ByteRange(5..<8))
            #expect(reading.range == 5..<8)
            #expect(reading.info.size == Int64(size))
            for try await _ in reading.body {}
        }
    }

    @Test("the newest write is what is read; a deleted object is gone", arguments: StoreUnderTest.all)
    func overwrite(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let location = S3URI(bucket: bucket, key: "k")
            try await store.put(patternedBytes(500_000), "k", in: bucket)
            try await store.put("second", "k", in: bucket)
            #expect(try await store.text("k", in: bucket) == "second")
            try await store.put(patternedBytes(400_000, seed: 3), "k", in: bucket)
            #expect(try await store.bytes("k", in: bucket) == patternedBytes(400_000, seed: 3))
            #expect(try await store.exists(location))
            try await store.delete(location)
            try await store.delete(location)
            #expect(try await !store.exists(location))
            #expect(await failure { _ = try await store.read(location) } == "noSuchKey")
        }
    }

    @Test("several keys are deleted at once, missing ones included", arguments: StoreUnderTest.all)
    func deleteMany(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            for number in 0..<5 { try await store.put("v", "k\(number)", in: bucket) }
            try await store.delete(keys: ["k0", "k2", "nothing", "k4"], in: bucket)
            #expect(try await store.keys(in: bucket) == ["k1", "k3"])
        }
    }

    @Test("a copy keeps bytes and attributes, or takes the ones it is given", arguments: StoreUnderTest.all)
    func copy(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let source = S3URI(bucket: bucket, key: "source ü+%")
            let attributes = ObjectAttributes(contentType: "image/png", userMetadata: ["a": "1"])
            _ = try await store.write(
                source, body: pieces(of: patternedBytes(300_000), size: 7000), attributes: attributes,
                integrity: .none, condition: .none)
            let kept = S3URI(bucket: bucket, key: "kept")
            let copied = try await store.copy(CopyRequest(source: source, target: kept))
            #expect(copied.etag == md5Hex(patternedBytes(300_000)))
            #expect(try await store.bytes("kept", in: bucket) == patternedBytes(300_000))
            #expect(try await store.head(kept).attributes.userMetadata == ["a": "1"])
            #expect(try await store.head(kept).attributes.contentType == "image/png")
            let replaced = ObjectAttributes(contentType: "text/plain", userMetadata: ["b": "2"])
            _ = try await store.copy(CopyRequest(source: source, target: source, attributes: replaced))
            #expect(try await store.head(source).attributes.userMetadata == ["b": "2"])
            #expect(try await store.bytes(source.key, in: bucket) == patternedBytes(300_000))
            let missing = S3URI(bucket: bucket, key: "missing")
            #expect(await failure { _ = try await store.copy(CopyRequest(source: missing, target: kept)) } == "noSuchKey")
        }
    }

    @Test("tags are stored beside the object and replaced as a whole", arguments: StoreUnderTest.all)
    func tags(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let location = S3URI(bucket: bucket, key: "k")
            let first = ObjectTag(key: "team", value: "a + b=c/d@e:f")
            _ = try await store.write(
                location, body: ObjectBody(ByteBuffer(string: "v")), attributes: ObjectAttributes(tags: [first]),
                integrity: .none, condition: .none)
            #expect(try await store.tags(of: location) == [first])
            try await store.setTags([ObjectTag(key: "x", value: ""), ObjectTag(key: "y", value: "z_z-z.z")], of: location)
            #expect(Set(try await store.tags(of: location)) == [ObjectTag(key: "x", value: ""), ObjectTag(key: "y", value: "z_z-z.z")])
            #expect(try await store.text("k", in: bucket) == "v")
            try await store.setTags([], of: location)
            #expect(try await store.tags(of: location).isEmpty)
            let missing = S3URI(bucket: bucket, key: "missing")
            #expect(await failure { try await store.setTags([first], of: missing) } == "noSuchKey")
        }
    }

    @Test("an upload whose client goes away leaves nothing", arguments: StoreUnderTest.all, [100, 600_000])
    func abortedBody(_ under: StoreUnderTest, size: Int) async throws {
        try await under.with { store, bucket in
            try await store.put("old", "k", in: bucket)
            let location = S3URI(bucket: bucket, key: "k")
            let outcome = await failure {
                _ = try await store.write(
                    location, body: failingBody(after: patternedBytes(size)), attributes: ObjectAttributes(),
                    integrity: BodyIntegrity(length: Int64(size) * 2), condition: .none)
            }
            #expect(outcome == "bodyFailed")
            #expect(try await store.text("k", in: bucket) == "old")
            #expect(try await store.keys(in: bucket) == ["k"])
        }
    }
}
