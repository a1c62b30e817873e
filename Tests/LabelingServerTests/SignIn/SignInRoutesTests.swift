import Foundation
import HTTPTypes
import HummingbirdTesting
import LabelingDomain
import ServiceShapes
import Testing
import Workforce

@testable import LabelingServer

@Suite struct SignInRoutesTests {
    /// A workforce with the worker `ann`, whose password is `Correct-1` unless it is still temporary.
    private static func withPortal(
        isConfirmed: Bool = true, portalURL: String = WorkforceTestServer.portalURL,
        _ body:
            @escaping @Sendable (WorkforceTestServer, any TestClientProtocol, _ poolID: String, _ clientID: String)
            async throws -> Void
    ) async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            try await server.createUser(poolID, "ann")
            if isConfirmed {
                _ = try await server.call(
                    CognitoIdentityProvider.AdminSetUserPassword.self,
                    .init(userPoolId: poolID, username: "ann", password: "Correct-1", permanent: true))
            }
            try await PortalBrowser.open(server, portalURL: portalURL) { client in
                try await body(server, client, poolID, clientID)
            }
        }
    }

    @Test("a worker signs in with a temporary password, chooses another and lands in the portal, 06/PORTAL-1, 06/PORTAL-2")
    func firstSignIn() async throws {
        try await Self.withPortal(isConfirmed: false) { _, client, _, _ in
            let browser = PortalBrowser(client)
            let login = try await browser.openLogin()
            #expect(login.status == .ok && login.text.contains("Example"))
            let challenge = try await browser.post(
                login.action, [("csrf", login.field("csrf")), ("username", "ann"), ("password", "Temp-1234")])
            #expect(challenge.action.hasPrefix("/login/new-password?"))
            func choose(_ password: String, _ again: String) async throws -> PortalBrowser.Page {
                try await browser.post(
                    challenge.action,
                    [
                        ("csrf", challenge.field("csrf")), ("session", challenge.field("session")), ("username", "ann"),
                        ("new_password", password), ("confirm_password", again),
                    ])
            }
            #expect(try await choose("Chosen-123", "Chosen-124").error == "The two passwords are not the same.")
            #expect(try await choose("short", "short").error == "Password not long enough.")
            let chosen = try await choose("Chosen-123", "Chosen-123")
            #expect(chosen.location.hasPrefix("http://localhost/oauth2/idpresponse?code="))
            let landed = try await browser.get(chosen.location)
            #expect(landed.status == .found && landed.location == "/")
            let session = try await browser.get("/api/session")
            #expect(session.status == .ok && session.text.contains(#""username":"ann""#))
            #expect(session.text.contains(#""organizationName":"Example""#))
        }
    }

    @Test("a code works in the browser that asked for it, once")
    func codeBelongsToBrowser() async throws {
        try await Self.withPortal { _, client, _, _ in
            let browser = PortalBrowser(client)
            let login = try await browser.openLogin()
            let answer = try await browser.post(
                login.action, [("csrf", login.field("csrf")), ("username", "ann"), ("password", "Correct-1")])
            let thief = PortalBrowser(client)
            #expect(try await thief.get(answer.location).status == .badRequest)
            _ = try await thief.openLogin()
            #expect(try await thief.get(answer.location).status == .badRequest, "its own sign-in has another state")
            #expect(try await browser.get(answer.location).location == "/")
            #expect(try await browser.get(answer.location).location == "/", "who is signed in goes on")
            #expect(try await PortalBrowser(client).get(answer.location).status == .badRequest)
            #expect(thief.cookies["groundwork_session"] == nil)
        }
    }

    @Test("a wrong name and a wrong password get the same page")
    func enumeration() async throws {
        try await Self.withPortal { _, client, _, _ in
            let wrongPassword = try await PortalBrowser(client).logIn("ann", "nope")
            let wrongName = try await PortalBrowser(client).logIn("eve", "nope")
            #expect(wrongPassword.status == .unauthorized && wrongPassword.error == "Incorrect username or password.")
            #expect(wrongName.status == wrongPassword.status && wrongName.error == wrongPassword.error)
            let escaped = try await PortalBrowser(client).logIn("\"><script>", "nope")
            #expect(escaped.text.contains("value=\"&quot;&gt;&lt;script&gt;\""))
        }
    }

    @Test("a form from elsewhere signs nobody in")
    func loginCSRF() async throws {
        try await Self.withPortal { _, client, _, _ in
            let victim = PortalBrowser(client)
            let attacker = PortalBrowser(client)
            let login = try await victim.openLogin()
            let other = try await attacker.openLogin()
            for csrf in ["", "x", other.field("csrf")] {
                let answer = try await victim.post(
                    login.action, [("csrf", csrf), ("username", "ann"), ("password", "Correct-1")])
                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test("after five wrong passwords the page asks to wait")
    func lockout() async throws {
        try await Self.withPortal { _, client, _, _ in
            for _ in 0..<5 { _ = try await PortalBrowser(client).logIn("ann", "nope") }
            #expect(try await PortalBrowser(client).logIn("ann", "Correct-1").status == .tooManyRequests)
        }
    }

    @Test("a change needs the session's own token, and no session is no worker")
    func sessionGuards() async throws {
        try await Self.withPortal { _, client, _, _ in
            let browser = PortalBrowser(client)
            #expect(try await browser.post("/api/work").status == .unauthorized)
            #expect(try await browser.get("/api/session").text.contains(#""code":"NotSignedIn""#))
            _ = try await browser.logIn("ann", "Correct-1")
            let session = try await browser.get("/api/session").text
            let token = try #require(session.firstMatch(of: /"csrfToken":"([^"]+)"/).map { String($0.1) })
            let field = try #require(HTTPField.Name("X-CSRF-Token"))
            #expect(try await browser.post("/api/work").status == .forbidden)
            #expect(try await browser.post("/api/work", headers: [field: token + "x"]).status == .forbidden)
            #expect(try await browser.post("/api/work", headers: [field: token]).text == "ann")
            #expect(try await browser.send(.delete, "/api/session").status == .forbidden)
            #expect(try await browser.send(.delete, "/api/session", headers: [field: token]).status == .noContent)
            #expect(try await browser.get("/api/session").status == .unauthorized)
        }
    }

    @Test("a disabled worker is out at once, 06/WF-22")
    func disabling() async throws {
        try await Self.withPortal { server, client, poolID, _ in
            let browser = PortalBrowser(client)
            _ = try await browser.logIn("ann", "Correct-1")
            #expect(try await browser.get("/api/session").status == .ok)
            _ = try await server.call(
                CognitoIdentityProvider.AdminDisableUser.self, .init(userPoolId: poolID, username: "ann"))
            #expect(try await browser.get("/api/session").status == .unauthorized)
            #expect(try await browser.logIn("ann", "Correct-1").error == "User is disabled.")
        }
    }

    @Test("logging out ends the session, and leads on only to registered URLs")
    func logOut() async throws {
        try await Self.withPortal { _, client, _, clientID in
            let browser = PortalBrowser(client)
            _ = try await browser.logIn("ann", "Correct-1")
            let token = try #require(browser.cookies["groundwork_session"])
            #expect(try await browser.get("/logout?client_id=\(clientID)&logout_uri=https://evil.example/").location == "/signin")
            let stale = try await PortalBrowser(client).get(
                "/api/session", headers: [.cookie: "groundwork_session=\(token)"])
            #expect(stale.status == .unauthorized)
            #expect(
                try await browser.get("/logout?client_id=\(clientID)&logout_uri=https://app.example/bye").location
                    == "https://app.example/bye")
        }
    }

    @Test("pages load nothing from elsewhere and are framed by nobody; cookies are for this site only")
    func headers() async throws {
        try await Self.withPortal { _, client, _, _ in
            let browser = PortalBrowser(client)
            let login = try await browser.openLogin()
            let policy = try #require(login.headers[.contentSecurityPolicy])
            #expect(policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'none'"))
            #expect(policy.contains("form-action 'self';"))
            #expect(login.headers[.xContentTypeOptions] == "nosniff" && login.headers[.cacheControl] == "no-store")
            let cookie = try #require(login.headers[.setCookie])
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"))
        }
        try await Self.withPortal(portalURL: "https://localhost") { _, client, _, _ in
            let page = try await PortalBrowser(client).get("/signin")
            #expect(page.headers[.setCookie]?.contains("Secure") == true)
            #expect(page.headers[.strictTransportSecurity] != nil)
            #expect(page.location.contains("redirect_uri=https%3A%2F%2Flocalhost%2Foauth2%2Fidpresponse"))
        }
    }

    @Test("a browser that came by another name of the server is led to the portal's own")
    func otherHost() async throws {
        try await Self.withPortal(portalURL: "http://portal.example:9081") { _, client, _, _ in
            let page = try await PortalBrowser(client).get("/signin")
            #expect(page.location == "http://portal.example:9081/signin")
        }
    }

    @Test("without a workforce the page says so")
    func noWorkforce() async throws {
        try await WorkforceTestServer.run { server in
            try await PortalBrowser.open(server) { client in
                let page = try await PortalBrowser(client).get("/signin")
                #expect(page.status == .notFound && page.text.contains("No private workforce"))
            }
        }
    }

    @Test("an address outside the ranges is refused as a page or as JSON, 06/NET-25, 06/NET-26")
    func addressGate() async throws {
        try await Self.withPortal { server, client, _, _ in
            func allow(_ range: String) async throws {
                _ = try await server.call(
                    SageMaker.UpdateWorkforce.self, .init(workforceName: "crew", sourceIpConfig: .init(cidrs: [range])))
            }
            let browser = PortalBrowser(client)
            try await allow("10.0.0.0/8")
            let page = try await browser.get("/signin")
            #expect(page.status == .forbidden && page.text.contains("<html"))
            let json = try await browser.get("/api/session")
            #expect(json.status == .forbidden && json.text.contains(#""code":"AddressNotAllowed""#))
            try await allow("127.0.0.0/8")
            #expect(try await browser.get("/signin").status == .found)
        }
    }
}
