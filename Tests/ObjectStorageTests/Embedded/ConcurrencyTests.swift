import Foundation
import LabelingDomain
import NIOCore
import TestDatabases
import Testing

@testable import ObjectStorage

@Suite struct ConcurrencyTests {
    @Test("a reader keeps the version it opened, however often it is overwritten or deleted", arguments: TestDatabase.all)
    func readersKeepTheirVersion(_ database: TestDatabase) async throws {
        try await database.withStore { store, _ in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            let location = S3URI(bucket: "bucket", key: "k")
            let upload = try await store.createUpload(UploadRequest(location: location))
            let first = patternedBytes(Int(ObjectLimits.minPartBytes))
            let parts = [
                try await store.writePart(1, of: upload, body: ObjectBody(first), integrity: .none),
                try await store.writePart(2, of: upload, body: ObjectBody(patternedBytes(10)), integrity: .none),
            ]
            _ = try await store.completeUpload(
                upload, with: UploadCompletion(parts: parts.map { .init(number: $0.number, etag: $0.etag) }))
            let reading = try await store.read(location)
            let iterator = reading.body.makeAsyncIterator()
            var read = try #require(try await iterator.next())
            try await store.put(patternedBytes(50_000, seed: 1), "k", in: "bucket")
            try await store.delete(location)
            _ = try await store.sweeper.sweep()
            while var chunk = try await iterator.next() { read.writeBuffer(&chunk) }
            var whole = first
            whole.writeImmutableBuffer(patternedBytes(10))
            #expect(read == whole)
        }
    }

    @Test("every read sees one whole version while many clients overwrite", arguments: TestDatabase.all, [1000, 40_000])
    func wholeVersions(_ database: TestDatabase, size: Int) async throws {
        try await database.withStore { store, _ in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            try await store.put(patternedBytes(size), "k", in: "bucket")
            let versions = Set((0..<8).map { md5Hex(patternedBytes(size, seed: $0)) })
            try await withThrowingTaskGroup(of: Void.self) { group in
                for seed in 0..<8 {
                    group.addTask {
                        for _ in 0..<10 { try await store.put(patternedBytes(size, seed: seed), "k", in: "bucket") }
                    }
                }
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<10 {
                            let reading = try await store.read(S3URI(bucket: "bucket", key: "k"))
                            var bytes = ByteBuffer()
                            for try await var chunk in reading.body { bytes.writeBuffer(&chunk) }
                            #expect(md5Hex(bytes) == reading.info.etag)
                            #expect(versions.contains(reading.info.etag))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("a slow reader is waited for: no more than asked for is read", arguments: [TestDatabase.sqlite])
    func backPressure(_ database: TestDatabase) async throws {
        try await database.withStore { store, _ in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            try await store.put(patternedBytes(3_000_000), "k", in: "bucket")
            let iterator = try await store.read(S3URI(bucket: "bucket", key: "k")).body.makeAsyncIterator()
            let chunk = try #require(try await iterator.next())
            #expect(chunk.readableBytes == BlobReader.bufferSize)
        }
    }

    @Test("an upload is completed once, however many clients try", arguments: TestDatabase.all)
    func completedOnce(_ database: TestDatabase) async throws {
        try await database.withStore { store, _ in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: "bucket", key: "k")))
            let part = try await store.writePart(1, of: upload, body: ObjectBody(patternedBytes(10)), integrity: .none)
            let outcomes = await withTaskGroup(of: String.self) { group in
                for number in 0..<16 {
                    group.addTask {
                        await failure {
                            if number % 4 == 3 { return try await store.abortUpload(upload) }
                            let completion = UploadCompletion(parts: [.init(number: 1, etag: part.etag)])
                            _ = try await store.completeUpload(upload, with: completion)
                        }
                    }
                }
                return await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == "none" }.count == 1)
            #expect(outcomes.filter { $0 == "noSuchUpload" }.count == 15)
        }
    }
}
