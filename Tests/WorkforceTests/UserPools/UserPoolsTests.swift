import Crypto
import Foundation
import LabelingDomain
import Testing
import Workforce

@Suite struct UserPoolsTests {
    @Test("a pool's id begins with its region and fits the pattern of the interface")
    func ids() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            #expect(pool.id.wholeMatch(of: /us-east-1_[0-9a-zA-Z]{9}/) != nil)
            #expect(pool.arn.description == "arn:aws:cognito-idp:us-east-1:123456789012:userpool/\(pool.id)")
            #expect(try await test.services.pools.pool(pool.id) == pool)
            await #expect(throws: UserPoolError.poolNotFound("us-east-1_x")) {
                _ = try await test.services.pools.pool("us-east-1_x")
            }
        }
    }

    @Test("a protected pool is not deleted")
    func protection() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool { $0.isProtectedFromDeletion = true }
            await #expect(throws: UserPoolError.self) { try await test.services.pools.delete(pool) }
            try await test.services.pools.update(
                pool.id, name: nil, settings: UserPoolSettings(), configuration: "{}", now: test.start)
            try await test.services.pools.delete(test.services.pools.pool(pool.id))
        }
    }

    @Test("settings that contradict themselves are refused")
    func contradictions() async throws {
        try await TestWorkforce.run { test in
            await #expect(throws: UserPoolError.self) {
                _ = try await test.pool {
                    $0.usernameAttributes = ["email"]
                    $0.aliasAttributes = ["phone_number"]
                }
            }
            await #expect(throws: UserPoolError.self) {
                _ = try await test.pool { $0.invitation.body = "Hello {username}" }
            }
            await #expect(throws: UserPoolError.self) {
                _ = try await test.pool {
                    $0.ownAttributes = [AttributeDefinition(name: "custom:team", isRequired: true)]
                }
            }
        }
    }

    @Test("a client's secret is shown once, and known again by its hash over the username")
    func clientSecret() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let draft = UserPoolClients.Draft(name: "app", settings: .init(), configuration: "{}")
            let made = try await test.services.clients.create(draft, in: pool, hasSecret: true, now: test.start)
            let secret = try #require(made.secret)
            let clients = test.services.clients
            #expect(try await clients.isSecret(secret, of: made.client))
            #expect(try await clients.isSecret(secret + "x", of: made.client) == false)
            let right = Array(
                HMAC<SHA256>.authenticationCode(
                    for: Array("ann\(made.client.id)".utf8), using: SymmetricKey(data: Array(secret.utf8))))
            try await clients.checkSecretHash(
                Data(right).base64EncodedString(), username: "ann", client: made.client)
            for hash in [nil, "", Data(right.reversed()).base64EncodedString()] {
                await #expect(throws: UserPoolError.self) {
                    try await clients.checkSecretHash(hash, username: "ann", client: made.client)
                }
            }
            let open = try await test.client(in: pool)
            try await clients.checkSecretHash(nil, username: "ann", client: open)
            #expect(try await clients.isSecret("", of: open) == false)
        }
    }

    @Test(
        "only absolute URLs without a fragment are taken to redirect to",
        arguments: ["/cb", "https://a/cb#x", "javascript:alert(1)", "https://a/c b", ""])
    func callbackURLs(_ url: String) async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            await #expect(throws: UserPoolError.self) {
                _ = try await test.client(in: pool) { $0.callbackURLs = [url] }
            }
        }
    }
}
