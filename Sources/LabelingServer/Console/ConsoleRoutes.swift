import HTTPTypes
import Hummingbird
import JobEngine
import LabelingDomain
import Persistence
import Workforce

/// The console's interface, for people who hold an access key: labeling jobs, their downloads, and previews of templates.
struct ConsoleRoutes: Sendable {
    let signIn: ConsoleSignIn
    let jobs: ConsoleJobs
    let exports: ConsoleExports
    let previews: TemplatePreviews
    let site: PortalSite
    let account: String
    let now: @Sendable () -> Timestamp

    /// The longest body of a sign-in, in bytes.
    static let maxSignInBytes = 4_096
    /// The longest body of a preview, in bytes: a template and an input of the length that the API takes (03/CUS-17).
    static let maxPreviewBytes = 2 << 20

    /// Adds the routes. All but the sign-in itself are behind the session.
    func add(to router: some RouterMethods<PortalRequestContext>) {
        let open = router.group().add(middleware: SecurityHeaders(isSecure: site.isSecure))
        open.post("/console/api/session") { try await beginSession($0, $1) }
        let routes = open.group().add(middleware: ConsoleSession(signIn: signIn, now: now))
        routes.get("/console/api/session") { _, context in try showSession(context) }
        routes.delete("/console/api/session") { _, _ in endSession() }
        routes.get("/console/api/jobs") { request, _ in try await listJobs(request) }
        routes.get("/console/api/jobs/:name") { _, context in try await showJob(context) }
        routes.get("/console/api/jobs/:name/failures") { try await listFailures($0, $1) }
        routes.get("/console/api/jobs/:name/workers") { _, context in try await listWorkers(context) }
        routes.get("/console/api/jobs/:name/agreement") { _, context in try await showAgreement(context) }
        routes.get("/console/api/jobs/:name/template") { _, context in try await showTemplate(context) }
        routes.post("/console/api/jobs/:name/stop") { _, context in try await stopJob(context) }
        routes.get("/console/api/jobs/:name/export") { try await export($0, $1) }
        routes.post("/console/api/previews") { try await makePreview($0, $1) }
        // A preview's page has a policy of its own, so its route is outside of the group that sets the shell's.
        router.group().add(middleware: ConsoleSession(signIn: signIn, now: now))
            .get("/console/previews/:id") { try await showPreview($0, $1) }
    }
}
