import AWSWire
import AsyncHTTPClient
import Logging
import ObjectStorage
import Persistence
import ServiceLifecycle

/// Opens the configured object store, embedded or remote, with the services that look after it.
func openObjectStore(
    _ configuration: Configuration, database: any Database
) throws -> (store: any ObjectStore, services: [any Service]) {
    let logger = Logger(label: "groundwork.objects")
    guard let remote = configuration.objectStore else {
        let store = try EmbeddedObjectStore(
            path: configuration.dataDirectory + "/objects", database: database, logger: logger)
        return (store, [store.sweeper])
    }
    let client = HTTPClient(configuration: RemoteObjectStore.clientConfiguration)
    let store = RemoteObjectStore(
        endpoint: remote.endpoint,
        credentials: SigningCredentials(
            accessKeyID: remote.accessKeyID, secretAccessKey: remote.secretAccessKey),
        region: remote.region, client: client, logger: logger)
    return (store, [HTTPClientLifetime(client: client)])
}

/// Shuts the client of the remote store down after everything that uses it.
struct HTTPClientLifetime: Service {
    let client: HTTPClient

    func run() async throws {
        try? await gracefulShutdown()
        try await client.shutdown()
    }
}
