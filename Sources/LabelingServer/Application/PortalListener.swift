import Hummingbird
import Logging
import ServiceLifecycle

extension ApplicationParts {
    /// The listener of the worker portal: pages, sign-in and the portal's JSON interface.
    func portalListener(metrics: PrometheusMetrics) throws -> some Service {
        let router = Router(context: PortalRequestContext.self)
        try WebAssetRoutes(catalog: WebAssetCatalog(root: configuration.webRoot)).add(to: router)
        return Application(
            responder: HealthResponder(database: database, metrics: metrics, next: router.buildResponder()),
            server: .http1(configuration: configuration.limits.connections),
            configuration: configuration.listener(configuration.portal), logger: Logger(label: "groundwork.portal"))
    }
}
