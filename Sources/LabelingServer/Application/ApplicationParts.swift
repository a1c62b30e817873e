import AWSWire
import Foundation
import JobEngine
import LabelingDomain
import Logging
import ObjectStorage
import Persistence

/// The parts of the server that both listeners use.
struct ApplicationParts: Sendable {
    let configuration: Configuration
    let database: any Database
    let logger: Logger
    let serverKey: ServerKey
    let accessKeys: AccessKeys
    let pageTokens: PageToken
    let objectStore: any ObjectStore
    let engine: LabelingEngine

    init(_ configuration: Configuration, database: any Database, logger: Logger) async throws {
        self.configuration = configuration
        self.database = database
        self.logger = logger
        serverKey = try ServerKey(path: configuration.dataDirectory + "/server.key")
        accessKeys = AccessKeys(
            root: configuration.rootCredential, store: AccessKeyStore(database: database), serverKey: serverKey)
        pageTokens = PageToken(key: serverKey.derived(for: "page tokens"))
        objectStore = try EmbeddedObjectStore(
            path: configuration.dataDirectory + "/objects", database: database, logger: Logger(label: "groundwork.objects"))
        engine = Self.engine(database: database, objectStore: objectStore, serverKey: serverKey)
    }

    private static func engine(database: any Database, objectStore: any ObjectStore, serverKey: ServerKey) -> LabelingEngine {
        let now: @Sendable () -> Timestamp = { Timestamp(Date.now) }
        let parts = EngineParts(
            database: database, objectStore: objectStore, signer: LeaseSigner(key: serverKey.derived(for: "leases")),
            now: now, logger: Logger(label: "groundwork.jobs"))
        return LabelingEngine(parts: parts, workteamExists: { _ in true })
    }
}
