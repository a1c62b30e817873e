import Foundation
import LabelingDomain
import Testing

@testable import Workforce

@Suite struct TokenIssuerTests {
    private static func claims(_ token: String?) throws -> [String: Any] {
        let part = try #require(token?.split(separator: ".").dropFirst().first)
        let json = try #require([UInt8](base64URL: String(part)))
        return try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    }

    @Test("tokens say what Cognito's say, and their key is published")
    func claims() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool) { $0.idTokenSeconds = 600 }
            let ann = try await test.user(
                "ann", in: pool, attributes: ["email": "a@example.com", "email_verified": "true", "name": "Ann"])
            _ = try await test.services.groups.create(
                "labelers", .init(description: nil, roleARN: nil, precedence: nil), in: pool, now: test.start)
            try await test.services.groups.add(ann, to: "labelers", in: pool, now: test.start)
            let tokens = try await test.services.tokens.tokens(
                for: ann, client: client, .init(scope: "openid", nonce: "n", signedInAt: test.start), now: test.start)

            let id = try Self.claims(tokens.idToken)
            #expect(id["iss"] as? String == "https://cognito-idp.us-east-1.amazonaws.com/\(pool.id)")
            #expect(id["aud"] as? String == client.id && id["sub"] as? String == ann.sub)
            #expect(id["token_use"] as? String == "id" && id["nonce"] as? String == "n")
            #expect(id["email"] as? String == "a@example.com" && id["email_verified"] as? Bool == true)
            #expect(id["cognito:groups"] as? [String] == ["labelers"] && id["cognito:username"] as? String == "ann")
            #expect(try #require(id["exp"] as? Int) - #require(id["iat"] as? Int) == 600)
            let access = try Self.claims(tokens.accessToken)
            #expect(access["token_use"] as? String == "access" && access["client_id"] as? String == client.id)
            #expect(access["scope"] as? String == "openid" && access["origin_jti"] as? String == id["origin_jti"] as? String)
            let header = try #require([UInt8](base64URL: String(tokens.accessToken.split(separator: ".")[0])))
            let kid = try await test.services.tokens.publicKeys(ofPool: pool.id, now: test.start).map(\.kid)
            #expect(kid.count == 1 && String(decoding: header, as: UTF8.self).contains(kid[0]))
        }
    }

    @Test("an access token is known again until it expires or its sign-in ends")
    func accessToken() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            let ann = try await test.user("ann", in: pool)
            let tokens = try await test.services.tokens.tokens(
                for: ann, client: client, .init(signedInAt: test.start), now: test.start)
            let found = try await test.services.tokens.user(ofAccessToken: tokens.accessToken, now: test.start)
            #expect(found.user.sub == ann.sub && found.scopes == ["aws.cognito.signin.user.admin"])
            let parts = tokens.accessToken.split(separator: ".").map(String.init)
            let forged = "\(parts[0]).\(parts[1]).\(String(parts[2].reversed()))"
            let idToken = try #require(tokens.idToken)
            for (token, seconds) in [(forged, 0), (idToken, 0), ("x.y.z", 0), ("", 0), (tokens.accessToken, 3_600)] {
                await #expect(throws: UserPoolError.self) {
                    _ = try await test.services.tokens.user(
                        ofAccessToken: token, now: test.start + .seconds(seconds))
                }
            }
            try await test.services.users.signOutEverywhere(ann)
            await #expect(throws: UserPoolError.notAuthorized("Access Token has been revoked")) {
                _ = try await test.services.tokens.user(ofAccessToken: tokens.accessToken, now: test.start)
            }
        }
    }

    @Test("a refresh token works for its client, until it expires or the user is disabled")
    func refreshing() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool) { $0.refreshTokenSeconds = 3_600 }
            let other = try await test.client(in: pool)
            let ann = try await test.user("ann", in: pool)
            let tokens = try await test.services.tokens.tokens(
                for: ann, client: client, .init(signedInAt: test.start), now: test.start)
            let refreshToken = SecretToken(try #require(tokens.refreshToken))
            let fresh = try await test.services.tokens.refresh(
                refreshToken, client: client, now: test.start + .seconds(3_599))
            #expect(fresh.refreshToken == nil && fresh.accessToken != tokens.accessToken)
            await #expect(throws: UserPoolError.notAuthorized("Invalid Refresh Token")) {
                _ = try await test.services.tokens.refresh(refreshToken, client: other, now: test.start)
            }
            await #expect(throws: UserPoolError.notAuthorized("Refresh Token has expired")) {
                _ = try await test.services.tokens.refresh(
                    refreshToken, client: client, now: test.start + .seconds(3_600))
            }
            try await test.services.users.setEnabled(false, ann, now: test.start)
            await #expect(throws: UserPoolError.self) {
                _ = try await test.services.tokens.refresh(refreshToken, client: client, now: test.start)
            }
        }
    }
}
