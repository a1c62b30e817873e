import Foundation
import HTTPTypes
import HummingbirdTesting
import ServiceShapes
import Testing
import Workforce

@testable import LabelingServer

/// The pool's endpoints as a program of somebody else uses them.
@Suite struct OAuthRoutesTests {
    private static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    private static let callback = "https://app.example/cb"

    private static func query(_ clientID: String, _ changes: [String: String?] = [:]) -> String {
        var fields: [String: String?] = [
            "client_id": clientID, "redirect_uri": callback, "response_type": "code", "scope": "openid email",
            "state": "a b&c", "code_challenge": CodeChallenge(verifier: verifier).text, "code_challenge_method": "S256",
        ]
        fields.merge(changes) { $1 }
        return URLQuery(fields.map { (name: $0.key, value: $0.value) }).text
    }

    private static func withPool(
        hasSecret: Bool = false,
        _ body:
            @escaping @Sendable (WorkforceTestServer, PortalBrowser, _ poolID: String, _ clientID: String)
            async throws -> Void
    ) async throws {
        try await WorkforceTestServer.run { server in
            let poolID = try await server.createPool()
            let clientID = try await server.createClient(poolID, hasSecret: hasSecret)
            try await server.createUser(poolID, "ann")
            _ = try await server.call(
                CognitoIdentityProvider.AdminSetUserPassword.self,
                .init(userPoolId: poolID, username: "ann", password: "Correct-1", permanent: true))
            try await PortalBrowser.open(server) { client in
                try await body(server, PortalBrowser(client), poolID, clientID)
            }
        }
    }

    private static func code(_ browser: PortalBrowser, _ clientID: String) async throws -> String {
        let authorize = try await browser.get("/oauth2/authorize?\(query(clientID))")
        let login = try await browser.get(authorize.location)
        #expect(login.headers[.contentSecurityPolicy]?.contains("form-action 'self' https://app.example;") == true)
        let answer = try await browser.post(
            login.action, [("csrf", login.field("csrf")), ("username", "ann"), ("password", "Correct-1")])
        let match = try #require(answer.location.wholeMatch(of: /https:\/\/app\.example\/cb\?code=([^&]+)&state=a%20b%26c/))
        return String(match.1)
    }

    @Test("a code buys tokens, the access token claims, the refresh token more tokens")
    func codeFlow() async throws {
        try await Self.withPool { _, browser, poolID, clientID in
            let code = try await Self.code(browser, clientID)
            let grant: [(String, String?)] = [
                ("grant_type", "authorization_code"), ("client_id", clientID), ("code", code),
                ("redirect_uri", Self.callback), ("code_verifier", Self.verifier),
            ]
            let tokens = try await browser.post("/oauth2/token", grant)
            #expect(tokens.status == .ok && tokens.headers[.cacheControl] == "no-store")
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(tokens.text.utf8)) as? [String: Any])
            #expect(json["token_type"] as? String == "Bearer" && json["id_token"] is String)
            let again = try await browser.post("/oauth2/token", grant)
            #expect(again.status == .badRequest && again.text.contains("invalid_grant"))

            let accessToken = try #require(json["access_token"] as? String)
            let claims = try await browser.get("/oauth2/userInfo", headers: [.authorization: "Bearer \(accessToken)"])
            #expect(claims.text.contains(#""email":"ann@example.com""#) && claims.text.contains(#""username":"ann""#))
            let refreshed = try await browser.post(
                "/oauth2/token",
                [
                    ("grant_type", "refresh_token"), ("client_id", clientID),
                    ("refresh_token", json["refresh_token"] as? String),
                ])
            #expect(refreshed.status == .ok && !refreshed.text.contains("refresh_token"))
            let keys = try await browser.get("/\(poolID)/.well-known/jwks.json")
            #expect(keys.text.contains(#""kty":"RSA""#))
        }
    }

    @Test("a redirect URI that is not registered is never followed")
    func openRedirect() async throws {
        try await Self.withPool { _, browser, _, clientID in
            for uri in ["https://evil.example/", "https://app.example/cb.evil", WorkforceTestServer.portalURL + "/oauth2/idpresponse", ""] {
                for path in ["/oauth2/authorize", "/login"] {
                    let page = try await browser.get("\(path)?\(Self.query(clientID, ["redirect_uri": uri]))")
                    #expect(page.status == .badRequest && page.location.isEmpty, "\(uri)")
                }
            }
            #expect(try await browser.get("/oauth2/authorize?\(Self.query("nobody"))").status == .badRequest)
        }
    }

    @Test("what the client may not do is told to the client")
    func refusals() async throws {
        try await Self.withPool { _, browser, _, clientID in
            for (change, code) in [
                (["response_type": "token"], "unsupported_response_type"), (["scope": "phone"], "invalid_scope"),
                (["code_challenge": nil], "invalid_request"),
            ] as [([String: String?], String)] {
                let page = try await browser.get("/oauth2/authorize?\(Self.query(clientID, change))")
                #expect(page.location.hasPrefix("https://app.example/cb?error=\(code)&"))
                #expect(page.location.hasSuffix("&state=a%20b%26c"))
            }
        }
    }

    @Test("a client with a secret has to show it")
    func clientSecret() async throws {
        try await Self.withPool(hasSecret: true) { _, browser, _, clientID in
            let code = try await Self.code(browser, clientID)
            func answer(_ extra: [(String, String?)], _ headers: HTTPFields = [:]) async throws -> PortalBrowser.Page {
                try await browser.post(
                    "/oauth2/token",
                    [
                        ("grant_type", "authorization_code"), ("client_id", clientID), ("code", code),
                        ("redirect_uri", Self.callback), ("code_verifier", Self.verifier),
                    ] + extra, headers: headers)
            }
            let basic = Data("\(clientID):wrong".utf8).base64EncodedString()
            for page in [
                try await answer([]), try await answer([("client_secret", "wrong")]),
                try await answer([], [.authorization: "Basic \(basic)"]),
            ] {
                #expect(page.status == .unauthorized && page.text.contains("invalid_client"))
            }
        }
    }

    @Test("requests that make no sense get OAuth's errors")
    func badRequests() async throws {
        try await Self.withPool { _, browser, _, clientID in
            let grant = try await browser.post(
                "/oauth2/token", [("grant_type", "client_credentials"), ("client_id", clientID)])
            #expect(grant.status == .badRequest && grant.text.contains("unsupported_grant_type"))
            let code = try await browser.post(
                "/oauth2/token", [("grant_type", "authorization_code"), ("client_id", clientID)])
            #expect(code.status == .badRequest && code.text.contains("invalid_request"))
            for header in [nil, "Bearer x.y.z", "Basic abc"] {
                let page = try await browser.get(
                    "/oauth2/userInfo", headers: header.map { [.authorization: $0] } ?? [:])
                #expect(page.status == .unauthorized && page.headers[.wwwAuthenticate] != nil)
            }
            #expect(try await browser.get("/us-east-1_none/.well-known/jwks.json").status == .notFound)
            let tooLong = try await browser.post("/login?\(Self.query(clientID))", [("username", String(repeating: "x", count: 20_000))])
            #expect(tooLong.status == .contentTooLarge)
        }
    }
}
