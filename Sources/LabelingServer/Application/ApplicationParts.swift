import AWSWire
import ComputeBackends
import Foundation
import JobEngine
import LabelingDomain
import Logging
import ModelJobs
import ObjectStorage
import Persistence
import ServiceLifecycle
import Workforce

/// The parts of the server that both listeners use.
struct ApplicationParts: Sendable {
    let configuration: Configuration
    let database: any Database
    let logger: Logger
    let serverKey: ServerKey
    let accessKeys: AccessKeys
    let pageTokens: PageToken
    let objectStore: any ObjectStore
    /// Look after the object store; they stop after everything that uses it.
    let objectStoreServices: [any Service]
    let workforce: WorkforceServices
    /// Makes the credentials of those who act in a role.
    let sessions: SessionTokens
    let functions: FunctionServices
    /// Runs training and inference.
    let compute: LocalProcessBackend
    let engine: LabelingEngine
    let modelJobs: ModelJobEngine

    init(_ configuration: Configuration, database: any Database, logger: Logger) async throws {
        self.configuration = configuration
        self.database = database
        self.logger = logger
        serverKey = try ServerKey(path: configuration.dataDirectory + "/server.key")
        accessKeys = AccessKeys(
            root: configuration.rootCredential, store: AccessKeyStore(database: database), serverKey: serverKey)
        pageTokens = PageToken(key: serverKey.derived(for: "page tokens"))
        (objectStore, objectStoreServices) = try openObjectStore(configuration, database: database)
        workforce = try Self.workforce(configuration, database: database, serverKey: serverKey)
        sessions = SessionTokens(key: serverKey.derived(for: "session tokens"))
        functions = FunctionServices(configuration, database: database, objectStore: objectStore, sessions: sessions)
        compute = LocalProcessBackend(settings: configuration.compute)
        modelJobs = ModelJobEngine(
            parts: ModelJobParts(
                database: database, objectStore: objectStore, compute: compute,
                scratch: URL(filePath: configuration.dataDirectory).appending(path: "model-jobs"), now: { Timestamp(Date.now) },
                logger: Logger(label: "groundwork.model-jobs")))
        engine = Self.engine(
            database: database, objectStore: objectStore, serverKey: serverKey, teams: workforce.workteams,
            functions: functions.annotationFunctions,
            autoLabeling: AutoLabelingParts(
                program: RoundProgram(backend: compute, ownCommand: configuration.roundCommand),
                models: .models(in: ModelStore(database: database)),
                scratch: URL(filePath: configuration.dataDirectory).appending(path: "rounds")))
    }

    private static func workforce(
        _ configuration: Configuration, database: any Database, serverKey: ServerKey
    ) throws -> WorkforceServices {
        var mail: WorkforceServices.Configuration.Mail?
        if let url = configuration.smtpURL {
            guard let server = SMTPServer(url) else {
                throw ConfigurationError("\(Setting.smtpURL.key) is (hidden); it should be smtp://user:password@host:port or smtps://…")
            }
            mail = .init(server: server, sender: configuration.smtpFrom)
        }
        return WorkforceServices(
            .init(
                place: Place(accountID: configuration.accountID, region: configuration.region),
                portalURL: configuration.portalURL, organizationName: configuration.organizationName, mail: mail),
            database: database, sealingKey: serverKey.derived(for: "workforce"), hasher: try PasswordHasher(),
            now: { Timestamp(Date.now) }, logger: Logger(label: "groundwork.workforce"))
    }

    private static func engine(
        database: any Database, objectStore: any ObjectStore, serverKey: ServerKey, teams: Workteams,
        functions: AnnotationFunctions, autoLabeling: AutoLabelingParts
    ) -> LabelingEngine {
        let parts = EngineParts(
            database: database, objectStore: objectStore, signer: LeaseSigner(key: serverKey.derived(for: "leases")),
            functions: functions, autoLabeling: autoLabeling,
            now: { Timestamp(Date.now) }, logger: Logger(label: "groundwork.jobs"))
        return LabelingEngine(
            parts: parts,
            workteamExists: { text in
                guard let arn = ARN(text) else { return false }
                return try await teams.team(arn: arn) != nil
            })
    }
}

extension ApplicationParts {
    /// Makes and checks the links under which worker pages read objects.
    var mediaSigner: MediaSigner { MediaSigner(key: serverKey.derived(for: "media")) }

    /// Sends the outbox, where a mail server is configured.
    var mailServices: [any Service] {
        workforce.mailDelivery.map { [$0] } ?? []
    }
}
