import LabelingDomain
import Testing

@testable import Workforce

@Suite struct AuthorizationTests {
    static let own = "http://127.0.0.1:9081/oauth2/idpresponse"
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

    @Test("the challenge of a verifier is that of RFC 7636, appendix B")
    func vector() throws {
        #expect(CodeChallenge(verifier: Self.verifier).text == Self.challenge)
        let challenge = try #require(CodeChallenge(Self.challenge))
        #expect(challenge.isMet(by: Self.verifier))
        #expect(challenge.isMet(by: Self.verifier + "A") == false)
        #expect(challenge.isMet(by: "short") == false)
        #expect(CodeChallenge("too-short") == nil)
    }

    struct Case: Sendable {
        var changes: [String: String?]
        var ownRedirectURI: String? = own
        /// nil where the person at the screen is told.
        var redirected: OAuthError.Code?
    }

    static let refusals: [Case] = [
        .init(changes: ["redirect_uri": "https://evil.example/cb"]),
        .init(changes: ["redirect_uri": "https://app.example/cb/../evil"]),
        .init(changes: ["redirect_uri": "https://app.example/cb?x=1"]),
        .init(changes: ["redirect_uri": own], ownRedirectURI: nil),
        .init(changes: ["redirect_uri": nil]),
        .init(changes: ["state": String(repeating: "x", count: 2_049)]),
        .init(changes: ["response_type": "token"], redirected: .unsupportedResponseType),
        .init(changes: ["response_type": nil], redirected: .unsupportedResponseType),
        .init(changes: ["code_challenge": nil], redirected: .invalidRequest),
        .init(changes: ["code_challenge_method": "plain"], redirected: .invalidRequest),
        .init(changes: ["code_challenge_method": nil], redirected: .invalidRequest),
        .init(changes: ["scope": "openid phone"], redirected: .invalidScope),
    ]

    private static func parameters(_ changes: [String: String?] = [:]) -> [String: String] {
        var parameters: [String: String?] = [
            "redirect_uri": "https://app.example/cb", "response_type": "code", "scope": "openid", "state": "s",
            "code_challenge": challenge, "code_challenge_method": "S256",
        ]
        parameters.merge(changes) { $1 }
        return parameters.compactMapValues(\.self)
    }

    private static func client(_ test: TestWorkforce) async throws -> (UserPool, UserPoolClient) {
        let pool = try await test.pool()
        let client = try await test.client(in: pool) { settings in
            settings.callbackURLs = ["https://app.example/cb"]
            settings.oauthFlows = ["code"]
            settings.oauthScopes = ["openid", "email"]
            settings.isOAuthEnabled = true
        }
        return (pool, client)
    }

    @Test("a wrong request is refused; a doubtful redirect URI is never followed", arguments: refusals)
    func refusal(_ test: Case) async throws {
        try await TestWorkforce.run { workforce in
            let (_, client) = try await Self.client(workforce)
            do {
                _ = try AuthorizationRequest(
                    parameters: Self.parameters(test.changes), client: client, ownRedirectURI: test.ownRedirectURI)
                #expect(Bool(false), "it was accepted")
            } catch AuthorizationRequest.Refusal.shown {
                #expect(test.redirected == nil)
            } catch AuthorizationRequest.Refusal.redirected(let error, let uri, let state) {
                #expect(error.code == test.redirected)
                #expect(uri == "https://app.example/cb" && state == "s")
            }
        }
    }

    @Test("the portal's own redirect URI needs no registration, a client that was not allowed the flow is refused")
    func ownRedirect() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let plain = try await test.client(in: pool) { $0.callbackURLs = ["https://app.example/cb"] }
            let request = try AuthorizationRequest(
                parameters: Self.parameters(["redirect_uri": Self.own]), client: plain, ownRedirectURI: Self.own)
            #expect(request.redirectURI == Self.own && request.scope == "openid")
            #expect(throws: AuthorizationRequest.Refusal.self) {
                try AuthorizationRequest(parameters: Self.parameters(), client: plain, ownRedirectURI: Self.own)
            }
        }
    }

    struct Redemption: Sendable {
        var clientID: String?
        var redirectURI = own
        var verifier = AuthorizationTests.verifier
        var seconds = 0
        var isDisabled = false
        var isGood = false
    }

    static let redemptions: [Redemption] = [
        .init(isGood: true),
        .init(seconds: 119, isGood: true),
        .init(clientID: "another"),
        .init(redirectURI: "https://app.example/cb"),
        .init(verifier: "XBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
        .init(seconds: 120),
        .init(isDisabled: true),
    ]

    @Test("a code is good for its client, redirect URI and challenge, for two minutes, once", arguments: redemptions)
    func redeeming(_ redemption: Redemption) async throws {
        try await TestWorkforce.run { test in
            let (pool, client) = try await Self.client(test)
            let ann = try await test.user("ann", in: pool)
            let request = AuthorizationRequest(
                clientID: client.id, redirectURI: Self.own, scope: "openid", state: nil, nonce: "n",
                challenge: CodeChallenge(verifier: Self.verifier))
            let code = try await test.services.codes.issue(to: ann, for: request, now: test.start)
            if redemption.isDisabled { try await test.services.users.setEnabled(false, ann, now: test.start) }
            @Sendable func redeem() async throws -> AuthorizationCodes.Grant {
                try await test.services.codes.redeem(
                    code, clientID: redemption.clientID ?? client.id, redirectURI: redemption.redirectURI,
                    verifier: redemption.verifier, now: test.start + .seconds(redemption.seconds))
            }
            if redemption.isGood {
                let grant = try await redeem()
                #expect(grant.user.sub == ann.sub && grant.nonce == "n")
            } else {
                await #expect(throws: OAuthError.self) { _ = try await redeem() }
            }
            await #expect(throws: OAuthError.self, "whatever happened, the code is gone") { _ = try await redeem() }
        }
    }
}
