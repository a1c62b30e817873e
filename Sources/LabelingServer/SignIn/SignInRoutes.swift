import HTTPTypes
import Hummingbird
import LabelingDomain
import NIOCore
import Workforce

/// Everything about signing in to the portal: its own start and end, the hosted page of the pool, and the pool's OAuth
/// endpoints.
struct SignInRoutes: Sendable {
    let services: WorkforceServices
    let site: PortalSite
    let pages: HostedPages
    let random: RandomSource
    let pending: SealedToken<PendingSignIn>
    let now: @Sendable () -> Timestamp

    /// The longest form that is read, in bytes.
    static let maxFormBytes = 16_384

    init(
        services: WorkforceServices, site: PortalSite, pages: HostedPages, sealer: Sealer,
        random: RandomSource = .system, now: @escaping @Sendable () -> Timestamp
    ) {
        self.services = services
        self.site = site
        self.pages = pages
        self.random = random
        self.now = now
        pending = SealedToken(sealer: sealer, purpose: "pending sign-in")
    }

    /// Adds the routes, none of which needs a session.
    func add(to router: some RouterMethods<PortalRequestContext>) {
        let routes = router.group().add(middleware: SecurityHeaders(isSecure: site.isSecure))
        routes.get("/signin") { request, _ in try await start(request) }
        routes.get("/oauth2/idpresponse") { request, context in try await finish(request, context) }
        routes.get("/logout") { request, _ in try await logOut(request) }
        routes.get("/login") { request, _ in try await showLogin(request) }
        routes.post("/login") { request, context in try await logIn(request, context) }
        routes.post("/login/new-password") { request, context in try await chooseFirstPassword(request, context) }
        routes.get("/oauth2/authorize") { request, _ in try await authorize(request) }
        routes.post("/oauth2/token") { request, _ in try await token(request) }
        routes.get("/oauth2/userInfo") { request, _ in try await userInfo(request) }
        routes.post("/oauth2/userInfo") { request, _ in try await userInfo(request) }
        routes.get("/:poolId/.well-known/jwks.json") { _, context in try await publicKeys(context) }
        routes.get("/:poolId/.well-known/openid-configuration") { _, context in try await discovery(context) }
        addSession(to: routes)
    }
}

extension SignInRoutes {
    static func redirect(to location: String, status: HTTPResponse.Status = .found) -> Response {
        Response(status: status, headers: [.location: location, .cacheControl: "no-store"])
    }

    func noWorkforce() -> Response {
        pages.message(
            title: "Nothing to sign in to yet",
            "No private workforce was created yet. Once your administrator has created one, come back and sign in.",
            status: .notFound)
    }

    /// A sign-in that cannot go on, with the way to begin again.
    func failed(_ text: String, status: HTTPResponse.Status = .badRequest) -> Response {
        pages.message(title: "Sign-in did not work", text, status: status)
    }
}
