import Foundation
import LabelingDomain
import Logging
import NIOCore
import NIOPosix
import Persistence
import TestDatabases
import Testing

@testable import ObjectStorage

@Suite struct CrashTests {
    @Test("files that no commit refers to are swept, all others stay", arguments: TestDatabase.all)
    func sweep(_ database: TestDatabase) async throws {
        try await database.withStore { store, folder in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            try await store.put(patternedBytes(100_000), "kept", in: "bucket")
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: "bucket", key: "open")))
            _ = try await store.writePart(1, of: upload, body: ObjectBody(patternedBytes(50)), integrity: .none)
            let before = try files(in: folder)
            let orphans = ["ab/ab" + String(repeating: "0", count: 30), "tmp/" + String(repeating: "1", count: 32)]
            for orphan in orphans { try Data("half".utf8).write(to: folder.appending(path: orphan)) }
            #expect(try await store.sweeper.sweep() == 2)
            try await settle(store)
            #expect(try files(in: folder) == before)
            #expect(try await store.bytes("kept", in: "bucket") == patternedBytes(100_000))
            _ = try await store.parts(of: upload, after: 0, limit: 10)
        }
    }

    @Test("a sweep beside running uploads takes nothing of them", arguments: TestDatabase.all)
    func sweepWhileWriting(_ database: TestDatabase) async throws {
        try await database.withStore { store, _ in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask { try await store.put(patternedBytes(300_000, seed: number), "k\(number)", in: "bucket") }
                }
                for _ in 0..<5 { group.addTask { _ = try await store.sweeper.sweep() } }
                try await group.waitForAll()
            }
            for number in 0..<20 {
                let bytes = try await store.bytes("k\(number)", in: "bucket")
                #expect(bytes == patternedBytes(300_000, seed: number))
            }
        }
    }

    @Test("refused and broken-off uploads leave no file behind", arguments: TestDatabase.all)
    func nothingLeft(_ database: TestDatabase) async throws {
        try await database.withStore { store, folder in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            try await store.put("there", "k", in: "bucket")
            let location = S3URI(bucket: "bucket", key: "k")
            let big = patternedBytes(600_000)
            _ = await failure {
                _ = try await store.write(
                    location, body: failingBody(after: big), attributes: ObjectAttributes(), integrity: .none, condition: .none)
            }
            _ = await failure { try await store.put(big, "k", in: "bucket", integrity: BodyIntegrity(length: 1_000_000)) }
            _ = await failure { try await store.put(big, "k", in: "bucket", integrity: BodyIntegrity(md5: [1])) }
            _ = await failure {
                _ = try await store.write(
                    location, body: ObjectBody(big), attributes: ObjectAttributes(), integrity: .none, condition: .absent)
            }
            try await settle(store)
            #expect(try files(in: folder).isEmpty)
            #expect(try await store.text("k", in: "bucket") == "there")
        }
    }

    @Test("overwritten and deleted versions give their files back", arguments: TestDatabase.all)
    func filesGo(_ database: TestDatabase) async throws {
        try await database.withStore { store, folder in
            try await store.createBucket("bucket", region: "us-east-1", owner: "1")
            for seed in 0..<5 { try await store.put(patternedBytes(50_000, seed: seed), "k", in: "bucket") }
            try await settle(store)
            #expect(try files(in: folder).count == 1)
            let upload = try await store.createUpload(UploadRequest(location: S3URI(bucket: "bucket", key: "k")))
            for number in [1, 1, 2] {
                _ = try await store.writePart(number, of: upload, body: ObjectBody(patternedBytes(9)), integrity: .none)
            }
            let part = try await store.parts(of: upload, after: 0, limit: 1).parts[0]
            _ = try await store.completeUpload(
                upload, with: UploadCompletion(parts: [.init(number: 1, etag: part.etag)]))
            try await settle(store)
            #expect(try files(in: folder).count == 1)
            try await store.delete(S3URI(bucket: "bucket", key: "k"))
            try await settle(store)
            #expect(try files(in: folder).isEmpty)
        }
    }

    /// Waits for the deletions that run in the background: the pool works in order.
    private func settle(_ store: EmbeddedObjectStore) async throws {
        for _ in 0..<50 {
            _ = try await store.folder.pool.runIfActive {}
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// The blobs and temporary files in the store's folder.
    private func files(in folder: URL) throws -> Set<String> {
        let folders = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(
            try folders.flatMap { name in
                try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path).map { "\(name)/\($0)" }
            })
    }
}
