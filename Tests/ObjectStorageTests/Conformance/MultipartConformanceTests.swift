import AWSWire
import Foundation
import LabelingDomain
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct MultipartConformanceTests {
    static let minimum = Int(ObjectLimits.minPartBytes)

    @Test("parts join to the object in the order of their numbers", arguments: StoreUnderTest.all)
    func join(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let location = S3URI(bucket: bucket, key: "big")
            let upload = try await store.createUpload(
                UploadRequest(location: location, attributes: ObjectAttributes(contentType: "video/mp4", userMetadata: ["a": "b"])))
            let first = patternedBytes(Self.minimum)
            let last = patternedBytes(100, seed: 9)
            let second = try await write(last, 7, of: upload, in: store)
            let replaced = try await write(patternedBytes(Self.minimum, seed: 5), 2, of: upload, in: store)
            let kept = try await write(first, 2, of: upload, in: store)
            #expect(replaced.etag != kept.etag)
            #expect(kept.etag == md5Hex(first))
            #expect(try await !store.exists(location))
            let info = try await store.completeUpload(upload, with: UploadCompletion(parts: [chosen(kept), chosen(second)]))
            #expect(info.etag.hasSuffix("-2"))
            let read = try await store.head(location)
            #expect(read.size == Int64(Self.minimum + 100))
            #expect(read.etag == info.etag)
            #expect(read.attributes.contentType == "video/mp4")
            #expect(read.attributes.userMetadata == ["a": "b"])
            var whole = first
            whole.writeImmutableBuffer(last)
            #expect(try await store.bytes("big", in: bucket) == whole)
            let edge = ByteRange(Int64(Self.minimum - 3)..<Int64(Self.minimum + 3))
            #expect(
                try await store.bytes("big", in: bucket, range: edge)
                    == whole.getSlice(at: Self.minimum - 3, length: 6))
            #expect(await failure { _ = try await store.upload(upload) } == "noSuchUpload")
        }
    }

    @Test("the tag of a joined object is the MD5 of its parts' MD5s", arguments: StoreUnderTest.all)
    func etag(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: "k")))
            let part = try await write(ByteBuffer(string: "hello"), 1, of: upload, in: store)
            let info = try await store.completeUpload(upload, with: UploadCompletion(parts: [chosen(part)]))
            var digest = Checksum.md5()
            digest.update([UInt8](hexadecimal: md5Hex(ByteBuffer(string: "hello"))) ?? [])
            #expect(info.etag == digest.finalize().hexadecimal + "-1")
        }
    }

    @Test("a completion that does not fit the parts is refused and can be mended", arguments: StoreUnderTest.all)
    func refused(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: "k")))
            let one = try await write(patternedBytes(100), 1, of: upload, in: store)
            let two = try await write(patternedBytes(200), 2, of: upload, in: store)
            func outcome(_ parts: [UploadCompletion.Part]) async -> String {
                await failure { _ = try await store.completeUpload(upload, with: UploadCompletion(parts: parts)) }
            }
            #expect(await outcome([UploadCompletion.Part(number: 3, etag: one.etag)]) == "invalidPart")
            #expect(await outcome([UploadCompletion.Part(number: 1, etag: two.etag)]) == "invalidPart")
            #expect(await outcome([chosen(one), chosen(two)]) == "entityTooSmall")
            #expect(await outcome([chosen(two)]) == "none")
            #expect(try await store.bytes("k", in: bucket) == patternedBytes(200))
        }
    }

    @Test("parts have to be named in order", arguments: StoreUnderTest.embedded)
    func partOrder(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: "k")))
            let one = try await write(patternedBytes(100), 1, of: upload, in: store)
            let two = try await write(patternedBytes(200), 2, of: upload, in: store)
            for parts in [[two, one], [one, one]] {
                let completion = UploadCompletion(parts: parts.map(chosen))
                #expect(await failure { _ = try await store.completeUpload(upload, with: completion) } == "invalidPartOrder")
            }
        }
    }

    @Test("an aborted upload is gone and leaves no object", arguments: StoreUnderTest.all)
    func abort(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let location = S3URI(bucket: bucket, key: "k")
            let upload = try await store.createUpload(UploadRequest(location: location))
            _ = try await write(patternedBytes(100), 1, of: upload, in: store)
            try await store.abortUpload(upload)
            #expect(await failure { _ = try await store.abortUpload(upload) } == "noSuchUpload")
            #expect(try await !store.exists(location))
        }
    }

    @Test("nothing can be done with an aborted upload", arguments: StoreUnderTest.embedded)
    func afterAbort(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let location = S3URI(bucket: bucket, key: "k")
            let upload = try await store.createUpload(UploadRequest(location: location))
            let part = try await write(patternedBytes(100), 1, of: upload, in: store)
            try await store.abortUpload(upload)
            #expect(await failure { _ = try await write(patternedBytes(100), 1, of: upload, in: store) } == "noSuchUpload")
            #expect(
                await failure { _ = try await store.completeUpload(upload, with: UploadCompletion(parts: [chosen(part)])) }
                    == "noSuchUpload")
            #expect(try await !store.exists(location))
        }
    }

    @Test("parts are listed by number", arguments: StoreUnderTest.all)
    func listParts(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: "k")))
            for number in [3, 1, 20] { _ = try await write(patternedBytes(number), number, of: upload, in: store) }
            let page = try await store.parts(of: upload, after: 0, limit: 1000)
            #expect(page.parts.map(\.number) == [1, 3, 20])
            #expect(page.parts.map(\.size) == [1, 3, 20])
            #expect(page.next == nil)
        }
    }

    @Test("parts are listed page by page", arguments: StoreUnderTest.embedded)
    func pageParts(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: "k")))
            for number in [3, 1, 20] { _ = try await write(patternedBytes(number), number, of: upload, in: store) }
            let page = try await store.parts(of: upload, after: 0, limit: 2)
            #expect(page.parts.map(\.number) == [1, 3])
            #expect(page.parts.map(\.size) == [1, 3])
            #expect(page.next == 3)
            let rest = try await store.parts(of: upload, after: 3, limit: 2)
            #expect(rest.parts.map(\.number) == [20])
            #expect(rest.next == nil)
        }
    }

    @Test("a range of another object becomes a part", arguments: StoreUnderTest.all)
    func copyPart(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let bytes = patternedBytes(300_000)
            try await store.put(bytes, "source key", in: bucket)
            let source = S3URI(bucket: bucket, key: "source key")
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: "k")))
            let part = try await store.copyPart(
                1, of: upload, from: source, range: ByteRange(100..<200_100), condition: .none)
            _ = try await store.completeUpload(upload, with: UploadCompletion(parts: [chosen(part)]))
            let slice = try #require(bytes.getSlice(at: 100, length: 200_000))
            #expect(try await store.bytes("k", in: bucket) == slice)
        }
    }

    @Test("open uploads are listed by key", arguments: StoreUnderTest.all)
    func listUploads(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            var ids: [String: String] = [:]
            for key in ["b", "a/2", "a/1"] {
                ids[key] = try await store.createUpload(UploadRequest(location: S3URI(bucket: bucket, key: key))).id
            }
            let listing = try await store.uploads(UploadListRequest(bucket: bucket))
            #expect(listing.uploads.map(\.upload.location.key) == ["a/1", "a/2", "b"])
            #expect(listing.uploads.map(\.upload.id) == ["a/1", "a/2", "b"].map { ids[$0] })
        }
    }

    private func write(
        _ bytes: ByteBuffer, _ number: Int, of upload: UploadID, in store: any ObjectStore
    ) async throws -> PartInfo {
        try await store.writePart(
            number, of: upload, body: pieces(of: bytes, size: 100_000), integrity: BodyIntegrity(length: Int64(bytes.readableBytes)))
    }

    private func chosen(_ part: PartInfo) -> UploadCompletion.Part {
        UploadCompletion.Part(number: part.number, etag: part.etag)
    }
}
