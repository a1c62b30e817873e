import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import Metrics
import NIOCore
import Persistence
import ServiceLifecycle
import UnixSignals

/// Runs the server until it is told to stop by SIGTERM or SIGINT: `groundwork serve`.
package func serve(_ configuration: Configuration) async throws {
    try await buildApplication(configuration).run()
}

/// Wires everything: the one place that knows all modules.
func buildApplication(_ configuration: Configuration) async throws -> ServiceGroup {
    let logger = Logger(label: "groundwork")
    let metrics = PrometheusMetrics()
    MetricsSystem.bootstrap(metrics)
    let (database, applied) = try await openDatabase(configuration)
    for migration in applied { logger.info("migrated the database", metadata: ["migration": "\(migration.number)"]) }
    let serverKey = try ServerKey(path: configuration.dataDirectory + "/server.key")
    let accessKeys = AccessKeys(
        root: configuration.rootCredential, store: AccessKeyStore(database: database), serverKey: serverKey)
    if let first = try await accessKeys.createFirstKey(now: .now) { announce(first) }

    let portalRouter = Router(context: PortalRequestContext.self)
    let portal = Application(
        responder: HealthResponder(database: database, metrics: metrics, next: portalRouter.buildResponder()),
        server: .http1(configuration: connections(configuration)),
        configuration: listener(configuration.portal, configuration), logger: logger)
    return ServiceGroup(
        configuration: .init(
            services: [portal], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger))
}

private func connections(_ configuration: Configuration) -> HTTP1Channel.Configuration {
    HTTP1Channel.Configuration(
        idleTimeout: .seconds(Int64(configuration.limits.idleTimeoutSeconds)),
        httpDecoderConfiguration: .init(
            maxHeaderFieldSize: configuration.limits.maxHeaderBytes, maxHeaderListSize: configuration.limits.maxHeaderBytes))
}

private func listener(_ address: ListenAddress, _ configuration: Configuration) -> ApplicationConfiguration {
    ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: "groundwork",
        availableConnectionsDelegate: MaximumAvailableConnections(configuration.limits.maxConnections))
}

/// Shows the key pair of the first start. It goes to the terminal, not to the log, and is not shown again.
private func announce(_ key: Configuration.RootCredential) {
    let text = """
        An access key was made for you. It is shown only now:
          export AWS_ACCESS_KEY_ID=\(key.accessKeyID)
          export AWS_SECRET_ACCESS_KEY=\(key.secretAccessKey)

        """
    FileHandle.standardError.write(Data(text.utf8))
}
