import Foundation
import JobEngine
import Logging
import Metrics
import ModelJobs
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
    let parts = try await ApplicationParts(configuration, database: database, logger: logger)
    if let first = try await parts.accessKeys.createFirstKey(now: .now) { announce(first) }

    let api = parts.apiListener(metrics: metrics)
    let portal = try parts.portalListener(metrics: metrics)
    let services: [any Service] =
        parts.objectStoreServices + parts.functions.services + parts.engine.services + parts.modelJobs.services + parts.mailServices + [
            api, portal,
        ]
    return ServiceGroup(
        configuration: .init(
            services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
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
