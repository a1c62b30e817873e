import Foundation
import LabelingServer
import Persistence
import Testing

@Suite struct AccessKeysTests {
    func withKeys(_ body: (AccessKeys, AccessKeyStore) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "db.sqlite").path)
        try await Migrator().migrate(database, now: 0)
        let store = AccessKeyStore(database: database)
        let serverKey = try ServerKey(path: folder.appending(path: "server.key").path)
        try await body(AccessKeys(root: nil, store: store, serverKey: serverKey), store)
        await database.close()
    }

    @Test("a key that was made is found, listed without its secret, and gone once deleted")
    func lifeOfAKey() async throws {
        try await withKeys { keys, _ in
            let key = try await keys.create(name: "for tests", now: .now)
            let found = try await keys.secret(of: key.accessKeyID, now: .now)
            let names = try await keys.list().map(\.name)
            let deleted = try await keys.delete(key.accessKeyID)
            let after = try await keys.secret(of: key.accessKeyID, now: .now)
            #expect(found == key.secretAccessKey)
            #expect(names == ["for tests"])
            #expect(deleted)
            #expect(after == nil)
        }
    }

    @Test("the database holds secrets sealed only")
    func secretsAreSealed() async throws {
        try await withKeys { keys, store in
            let key = try await keys.create(name: "", now: .now)
            let record = try #require(try await store.record(key.accessKeyID))
            #expect(!String(decoding: record.sealedSecret, as: UTF8.self).contains(key.secretAccessKey))
        }
    }

    @Test("the first start makes one key pair, later ones make none")
    func firstKeyIsMadeOnce() async throws {
        try await withKeys { keys, _ in
            let first = try await keys.createFirstKey(now: .now)
            let second = try await keys.createFirstKey(now: .now)
            #expect(first != nil)
            #expect(second == nil)
        }
    }

    @Test("a key deleted elsewhere stops working once the memory of it ends")
    func deletionElsewhereIsNoticed() async throws {
        try await withKeys { keys, store in
            let key = try await keys.create(name: "", now: .now)
            let start = Date.now
            _ = try await keys.secret(of: key.accessKeyID, now: start)
            _ = try await store.delete(key.accessKeyID)
            let later = try await keys.secret(of: key.accessKeyID, now: start.addingTimeInterval(6))
            #expect(later == nil)
        }
    }
}

@Suite struct ServerKeyTests {
    @Test("the key is made once, readable by its owner only, and gives each purpose a key of its own")
    func keyIsKept() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)/server.key").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let first = try ServerKey(path: path)
        let again = try ServerKey(path: path)
        #expect(first.derived(for: "a") == again.derived(for: "a"))
        #expect(first.derived(for: "a") != first.derived(for: "b"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("a key file that holds something else is refused, not replaced")
    func damagedKeysAreRefused() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("short".utf8).write(to: URL(filePath: path))
        #expect(throws: ConfigurationError.self) { try ServerKey(path: path) }
    }
}
