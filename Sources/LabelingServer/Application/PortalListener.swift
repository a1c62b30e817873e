import Foundation
import Hummingbird
import JobEngine
import LabelingDomain
import Logging
import Persistence
import ServiceLifecycle
import Workforce

extension ApplicationParts {
    /// The listener of the worker portal: pages, sign-in and the portal's JSON interface.
    func portalListener(metrics: PrometheusMetrics) throws -> some Service {
        let now: @Sendable () -> Timestamp = { Timestamp(Date.now) }
        let catalog = try WebAssetCatalog(root: configuration.webRoot)
        let pages = try HostedPages(catalog: catalog, organizationName: configuration.organizationName)
        let media = mediaSigner
        let desk = WorkerDesk(
            engine: engine,
            teams: { [workforce] worker in
                try await workforce.membership.teams(of: worker.subject).map(\.description)
            })

        let router = Router(context: PortalRequestContext.self)
        router.add(middleware: AddressGate(workforces: workforce.workforces, pages: pages))
        try WebAssetRoutes(catalog: catalog).add(to: router)
        let site = PortalSite(url: configuration.portalURL, organizationName: configuration.organizationName)
        SignInRoutes(
            services: workforce, site: site, pages: pages,
            sealer: Sealer(key: serverKey.derived(for: "sign-in")), now: now
        ).add(to: router)
        MediaRoutes(signer: media, objectStore: objectStore, now: now).add(to: router)
        PortalRoutes(desk: desk, media: media, now: now)
            .add(to: router.group().add(middleware: WorkerSession(sessions: workforce.sessions, now: now)))
        consoleRoutes(site: site, now: now).add(to: router)
        return Application(
            responder: HealthResponder(database: database, metrics: metrics, next: router.buildResponder()),
            server: .http1(configuration: configuration.limits.connections),
            configuration: configuration.listener(configuration.portal), logger: Logger(label: "groundwork.portal"))
    }

    private func consoleRoutes(site: PortalSite, now: @escaping @Sendable () -> Timestamp) -> ConsoleRoutes {
        let account = configuration.accountID
        return ConsoleRoutes(
            signIn: ConsoleSignIn(
                keys: accessKeys, attempts: AttemptLimiter(database: database), sealer: Sealer(key: serverKey.derived(for: "console"))),
            jobs: ConsoleJobs(
                engine: engine, jobs: LabelingJobStore(database: database), objects: DataObjectStore(database: database),
                assignments: AssignmentStore(database: database), users: workforce.users, account: account),
            exports: ConsoleExports(
                datasets: StoredDatasets(database: database, objectStore: objectStore, accountID: account)),
            previews: TemplatePreviews(media: mediaSigner), site: site, account: account, now: now)
    }
}
