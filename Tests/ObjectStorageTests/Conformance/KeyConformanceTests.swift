import Foundation
import LabelingDomain
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct KeyConformanceTests {
    /// Keys that would do harm if a store made a path, a pattern or a query of them.
    static let hostileKeys = [
        "../../etc/passwd", "a/../b", "./a", "a//b", "a/b/", "..", "%2e%2e%2f", "a%00b", "a b+c&d=e;f,g",
        "'; DROP TABLE objects; --", "a\\b", "~root", "ключ/鍵/🔑", "a?b#c", "[*]{}", "%", "_", "\"quoted\"", "a\tb",
        String(repeating: "k", count: 1024), String(repeating: "é", count: 512),
    ]

    @Test("a key is a name and nothing else", arguments: StoreUnderTest.all)
    func hostileKeys(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            for key in Self.hostileKeys { try await store.put("value of \(key.count) \(key.prefix(40))", key, in: bucket) }
            for key in Self.hostileKeys {
                #expect(try await store.text(key, in: bucket) == "value of \(key.count) \(key.prefix(40))", "\(key)")
            }
            let listed = try await store.keys(in: bucket, pageSize: 4)
            #expect(Set(listed.map { Array($0.utf8) }) == Set(Self.hostileKeys.map { Array($0.utf8) }))
            #expect(listed.elementsEqual(listed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { $0.utf8.elementsEqual($1.utf8) })
            try await store.delete(keys: Self.hostileKeys, in: bucket)
            #expect(try await store.keys(in: bucket).isEmpty)
        }
    }

    @Test("keys that look alike but are other bytes are other keys", arguments: StoreUnderTest.all)
    func normalisation(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let composed = "caf\u{00E9}"
            let decomposed = "cafe\u{0301}"
            try await store.put("composed", composed, in: bucket)
            try await store.put("decomposed", decomposed, in: bucket)
            #expect(try await store.text(composed, in: bucket) == "composed")
            #expect(try await store.text(decomposed, in: bucket) == "decomposed")
            #expect(try await store.keys(in: bucket).count == 2)
        }
    }

    @Test("a key with a NUL is a key like others", arguments: StoreUnderTest.embedded)
    func nul(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            try await store.put("nul", "a\0b", in: bucket)
            try await store.put("plain", "a", in: bucket)
            #expect(try await store.text("a\0b", in: bucket) == "nul")
            #expect(try await store.keys(in: bucket) == ["a", "a\0b"])
        }
    }

    @Test("a key has 1 to 1,024 bytes", arguments: StoreUnderTest.all)
    func length(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            #expect(await failure { try await store.put("v", "", in: bucket) } == "invalidKey")
            let long = String(repeating: "k", count: 1025)
            #expect(await failure { try await store.put("v", long, in: bucket) } == "keyTooLong")
            let location = S3URI(bucket: bucket, key: long)
            #expect(await failure { _ = try await store.createUpload(UploadRequest(location: location)) } == "keyTooLong")
        }
    }
}
