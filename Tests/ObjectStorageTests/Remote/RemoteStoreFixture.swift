@testable import ObjectStorage

enum RemoteStoreFixture {
    static func with(url: String, _ body: (any ObjectStore) async throws -> Void) async throws {}
}
