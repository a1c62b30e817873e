import AWSWire
import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import ObjectStorage

/// A remote store over the peer S3 that the test run started.
enum RemoteStoreFixture {
    static func with(url: String, _ body: (any ObjectStore) async throws -> Void) async throws {
        let endpoint = try #require(URL(string: url))
        let client = HTTPClient(configuration: RemoteObjectStore.clientConfiguration)
        let store = RemoteObjectStore(
            endpoint: endpoint, credentials: SigningCredentials(accessKeyID: "test", secretAccessKey: "test"),
            region: "us-east-1", client: client, logger: Logger(label: "test"))
        do {
            try await body(store)
        } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }
}
