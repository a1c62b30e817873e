import Foundation
import LabelingDomain
import Logging
import NIOCore
import Persistence
import TestDatabases
import Testing

@testable import ObjectStorage

/// The stores that the conformance suites run over: the embedded one over each database, and the remote one where the
/// test run started a peer (`GROUNDWORK_TEST_S3_URL`, see Scripts/with-services.sh).
enum StoreUnderTest: Sendable, Hashable, CustomTestStringConvertible {
    case embedded(TestDatabase)
    case remote

    static let remoteURL = ProcessInfo.processInfo.environment["GROUNDWORK_TEST_S3_URL"]

    static var embedded: [StoreUnderTest] { TestDatabase.all.map { .embedded($0) } }

    static var all: [StoreUnderTest] { embedded + (remoteURL == nil ? [] : [.remote]) }

    var testDescription: String {
        switch self {
        case .embedded(let database): "embedded over \(database)"
        case .remote: "remote"
        }
    }

    /// Calls `body` with a store and the name of an empty bucket in it.
    func with(_ body: (any ObjectStore, String) async throws -> Void) async throws {
        let bucket = "test-" + UUID().uuidString.lowercased()
        switch self {
        case .embedded(let database):
            try await database.withStore { store, _ in
                try await store.createBucket(bucket, region: "us-east-1", owner: "123456789012")
                try await body(store, bucket)
            }
        case .remote:
            try await RemoteStoreFixture.with(url: Self.remoteURL ?? "") { store in
                try await store.createBucket(bucket, region: "us-east-1", owner: "123456789012")
                try await body(store, bucket)
            }
        }
    }
}

extension TestDatabase {
    /// Opens an embedded store in a folder of its own, which `body` is told too.
    func withStore(_ body: (EmbeddedObjectStore, URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "objects-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await with(migrations: Migration.all.filter { $0.number == 1 }) { database in
            let store = try EmbeddedObjectStore(path: folder.path, database: database, logger: Logger(label: "test"))
            try await body(store, folder)
        }
    }
}
