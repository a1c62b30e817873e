import Foundation
import LabelingDomain
import NIOCore
import Testing

@testable import ObjectStorage

@Suite struct ConditionConformanceTests {
    @Test("a write that asks for absence succeeds once", arguments: StoreUnderTest.all)
    func absent(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            try await store.put("first", "k", in: bucket, when: .absent)
            #expect(await failure { try await store.put("second", "k", in: bucket, when: .absent) } == "preconditionFailed")
            #expect(try await store.text("k", in: bucket) == "first")
        }
    }

    @Test("a write that names the version it replaces succeeds only on that one", arguments: StoreUnderTest.embedded)
    func matches(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            #expect(await failure { try await store.put("v", "k", in: bucket, when: .matches("*")) } == "noSuchKey")
            let first = try await store.put("first", "k", in: bucket)
            let wrong = WriteCondition.matches("\"0123\"")
            #expect(await failure { try await store.put("v", "k", in: bucket, when: wrong) } == "preconditionFailed")
            try await store.put("second", "k", in: bucket, when: .matches("\"\(first.etag)\""))
            #expect(try await store.text("k", in: bucket) == "second")
            let location = S3URI(bucket: bucket, key: "k")
            #expect(await failure { try await store.delete(location, condition: wrong) } == "preconditionFailed")
            try await store.delete(location, condition: .matches("*"))
            #expect(try await !store.exists(location))
        }
    }

    @Test("of many writers that ask for absence, one wins", arguments: StoreUnderTest.embedded)
    func race(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let winners: [String] = await withTaskGroup(of: String?.self) { group in
                for number in 0..<40 {
                    group.addTask {
                        let outcome = await failure { try await store.put("\(number)", "k", in: bucket, when: .absent) }
                        return outcome == "none" ? "\(number)" : outcome == "preconditionFailed" ? nil : outcome
                    }
                }
                return await group.reduce(into: []) { if let winner = $1 { $0.append(winner) } }
            }
            #expect(winners.count == 1)
            let stored = try await store.text("k", in: bucket)
            #expect(stored == winners.first)
        }
    }

    @Test("of many writers that replace the same version, one wins", arguments: StoreUnderTest.embedded)
    func compareAndSwap(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            try await store.put("0", "counter", in: bucket)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var done = 0
                        while done < 5 {
                            guard let value = try? await store.text("counter", in: bucket), let count = Int(value) else { return }
                            let outcome = await failure {
                                try await store.put(
                                    "\(count + 1)", "counter", in: bucket, when: .matches(md5Hex(ByteBuffer(string: value))))
                            }
                            if outcome == "none" { done += 1 }
                        }
                    }
                }
            }
            #expect(try await store.text("counter", in: bucket) == "40")
        }
    }

    @Test("a read names what it has, or wants", arguments: StoreUnderTest.all)
    func reads(_ under: StoreUnderTest) async throws {
        try await under.with { store, bucket in
            let info = try await store.put("v", "k", in: bucket)
            let location = S3URI(bucket: bucket, key: "k")
            func outcome(_ condition: ReadCondition) async -> String {
                await failure { for try await _ in try await store.read(location, range: nil, condition: condition).body {} }
            }
            let tag = "\"\(info.etag)\""
            let hour: TimeInterval = 3600
            #expect(await outcome(ReadCondition(ifMatch: tag)) == "none")
            #expect(await outcome(ReadCondition(ifMatch: "\"other\"")) == "preconditionFailed")
            #expect(await outcome(ReadCondition(ifNoneMatch: tag)) == "notModified")
            #expect(await outcome(ReadCondition(ifNoneMatch: "\"other\"")) == "none")
            #expect(await outcome(ReadCondition(ifModifiedSince: Date.now.addingTimeInterval(hour))) == "notModified")
            #expect(await outcome(ReadCondition(ifModifiedSince: Date.now.addingTimeInterval(-hour))) == "none")
            #expect(await outcome(ReadCondition(ifUnmodifiedSince: Date.now.addingTimeInterval(-hour))) == "preconditionFailed")
            #expect(await outcome(ReadCondition(ifUnmodifiedSince: Date.now.addingTimeInterval(hour))) == "none")
        }
    }
}
