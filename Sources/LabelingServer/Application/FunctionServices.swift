import AWSWire
import Foundation
import FunctionRuntime
import JobEngine
import LabelingDomain
import Logging
import NIOCore
import ObjectStorage
import Persistence
import ServiceLifecycle

/// Everything about users' functions: their records, what runs them, and how jobs reach them.
struct FunctionServices: Sendable {
    let catalog: FunctionCatalog
    let runner: FunctionRunner
    let events: EventQueue
    private let objectStore: any ObjectStore
    private let codeLinks: CodeLinks

    /// The credentials of a function's process outlive it (AWS renews them; here the process is renewed).
    private static let credentialSeconds = 12 * 3_600

    init(
        _ configuration: Configuration, database: any Database, objectStore: any ObjectStore, sessions: SessionTokens
    ) {
        let logger = Logger(label: "groundwork.functions")
        let endpoint = LocalEndpoint(configuration.api)
        let runner = FunctionRunner(
            RunnerEnvironment(
                region: configuration.region, python: configuration.functions.python,
                maxSandboxes: configuration.functions.maxProcesses, firstUserID: configuration.functions.firstUserID,
                logFolder: URL(filePath: configuration.dataDirectory).appending(path: "function-logs"),
                scratchNote: URL(filePath: configuration.dataDirectory).appending(path: "function-scratch"),
                readCode: { Array(buffer: try await objectStore.data(at: $0, limit: ZipLimits().maxPackageBytes)) },
                runtimeAPI: { try await RuntimeAPIRoutes(exchange: $0).serve($1) },
                credentials: { deployment in
                    try Self.variables(of: deployment, configuration, sessions: sessions, endpoint: endpoint)
                }, logger: logger))
        self.runner = runner
        self.objectStore = objectStore
        events = EventQueue(runner: runner, logger: logger)
        catalog = FunctionCatalog(
            store: FunctionStore(database: database), objectStore: objectStore, account: configuration.accountID,
            region: configuration.region, retire: { await runner.retire(functionARN: $0) }, now: { Timestamp(Date.now) })
        codeLinks = CodeLinks(
            sessions: sessions, accountID: configuration.accountID, region: configuration.region, endpoint: endpoint)
    }

    /// What has to run as long as the server does.
    var services: [any Service] { runner.services + [events] }

    /// The functions as labeling jobs see them.
    var annotationFunctions: AnnotationFunctions {
        AnnotationFunctions(
            exists: { [catalog] arn in
                do {
                    _ = try await catalog.function(arn)
                    return true
                } catch is FunctionError {
                    return false
                }
            },
            invoke: { [catalog, runner] arn, payload in
                do {
                    let function = try await catalog.function(arn)
                    let outcome = try await runner.invoke(
                        function, payload: Array(payload.utf8), requestID: UUID().uuidString.lowercased())
                    let text = String(decoding: outcome.payload, as: UTF8.self)
                    if outcome.isError { throw AnnotationFunctionError.failed(Self.excerpt(text)) }
                    return text
                } catch is FunctionError {
                    throw AnnotationFunctionError.missing(arn)
                } catch let error as InvocationError {
                    throw AnnotationFunctionError.failed(error.description)
                }
            })
    }

    /// The Lambda API.
    func operations(pageTokens: PageToken) -> FunctionOperations {
        FunctionOperations(
            catalog: catalog, runner: runner, events: events, objectStore: objectStore, pageTokens: pageTokens,
            codeLinks: codeLinks)
    }

    private static let maxExcerptCharacters = 500

    private static func excerpt(_ text: String) -> String {
        text.count > maxExcerptCharacters ? text.prefix(maxExcerptCharacters) + "…" : text
    }

    /// What makes `boto3.client('s3')` in a handler act for the function, against this server (03/PRM-4, PRM-5).
    private static func variables(
        of deployment: FunctionDeployment, _ configuration: Configuration, sessions: SessionTokens, endpoint: LocalEndpoint
    ) throws -> [String: String] {
        let account = configuration.accountID
        let role = AssumedRole(roleARN: deployment.configuration.role, session: deployment.name, account: account)
        let session = try sessions.make(
            arn: role?.arn ?? "arn:aws:sts::\(account):assumed-role/function/\(deployment.name)",
            userID: role?.userID ?? "AROAFUNCTION:\(deployment.name)", seconds: credentialSeconds, now: .now)
        return [
            "AWS_ACCESS_KEY_ID": session.credentials.accessKeyID,
            "AWS_SECRET_ACCESS_KEY": session.credentials.secretAccessKey,
            "AWS_SESSION_TOKEN": session.token,
            "AWS_ENDPOINT_URL": endpoint.url,
        ]
    }
}
