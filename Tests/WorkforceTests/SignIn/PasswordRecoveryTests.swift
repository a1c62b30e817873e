import LabelingDomain
import Testing
import Workforce

@Suite struct PasswordRecoveryTests {
    @Test("the code that was sent buys a new password, once, and ends old sign-ins")
    func recovery() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            let ann = try await test.user(
                "ann", in: pool, attributes: ["email": "ann@example.com", "email_verified": "true"])
            let token = try await test.services.sessions.begin(sub: ann.sub, clientID: client.id, now: test.start)
            let delivery = try await test.services.recovery.start(
                username: "ann", client: client, pool: pool, now: test.start)
            #expect(delivery.destination == "a***@e***")
            let code = try #require(try await test.services.outbox.messages().first?.secret)
            try await test.services.recovery.finish(
                username: "ann", code: code, password: "Chosen-123", client: client, pool: pool, now: test.start)
            #expect(try await test.services.sessions.worker(token: token, now: test.start) == nil)
            _ = try await test.signIn("ann", "Chosen-123", client: client, pool: pool)
            await #expect(throws: UserPoolError.codeExpired) {
                try await test.services.recovery.finish(
                    username: "ann", code: code, password: "Chosen-456", client: client, pool: pool, now: test.start)
            }
        }
    }

    @Test("a code is worth nothing after an hour, or after five tries")
    func limits() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            _ = try await test.user(
                "ann", in: pool, attributes: ["email": "ann@example.com", "email_verified": "true"])
            _ = try await test.services.recovery.start(username: "ann", client: client, pool: pool, now: test.start)
            let code = try #require(try await test.services.outbox.messages().first?.secret)
            @Sendable func finish(_ code: String, at now: Timestamp) async throws {
                try await test.services.recovery.finish(
                    username: "ann", code: code, password: "Chosen-123", client: client, pool: pool, now: now)
            }
            await #expect(throws: UserPoolError.codeExpired) { try await finish(code, at: test.start + .seconds(3_600)) }
            for _ in 0..<4 {
                await #expect(throws: UserPoolError.codeMismatch) { try await finish("x" + code, at: test.start) }
            }
            await #expect(throws: UserPoolError.codeExpired) { try await finish(code, at: test.start) }
        }
    }

    @Test("an unknown name looks like a known one, and nobody is flooded with codes")
    func discretion() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            _ = try await test.user(
                "ann", in: pool, attributes: ["email": "ann@example.com", "email_verified": "true"])
            let nobody = try await test.services.recovery.start(
                username: "nobody@example.com", client: client, pool: pool, now: test.start)
            #expect(nobody.destination == "n***@e***")
            for _ in 0..<5 {
                _ = try await test.services.recovery.start(username: "ann", client: client, pool: pool, now: test.start)
            }
            await #expect(throws: UserPoolError.limitExceeded("Attempt limit exceeded, please try after some time.")) {
                _ = try await test.services.recovery.start(username: "ann", client: client, pool: pool, now: test.start)
            }
        }
    }

    @Test("who has no verified address, or no password yet, gets no code")
    func unreachable() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            _ = try await test.user("ann", in: pool, attributes: ["email": "ann@example.com"])
            _ = try await test.user("new", in: pool, isConfirmed: false)
            for name in ["ann", "new"] {
                await #expect(throws: UserPoolError.self, "\(name)") {
                    _ = try await test.services.recovery.start(username: name, client: client, pool: pool, now: test.start)
                }
            }
            #expect(try await test.services.outbox.messages().isEmpty)
        }
    }
}
