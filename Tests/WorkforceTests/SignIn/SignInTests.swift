import LabelingDomain
import Testing
import Workforce

@Suite struct SignInTests {
    @Test("a first sign-in asks for a password of the worker's own, once, 06/PORTAL-1")
    func firstSignIn() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            _ = try await test.user("ann", in: pool, password: "Temp-123", isConfirmed: false)
            guard case .newPasswordRequired(_, let session) = try await test.signIn("ann", "Temp-123", client: client, pool: pool)
            else { return #expect(Bool(false), "no challenge") }

            await #expect(throws: UserPoolError.invalidPassword(.tooShort)) {
                _ = try await test.services.signIn.chooseFirstPassword(
                    "short", session: session, client: client, pool: pool, now: test.start)
            }
            let user = try await test.services.signIn.chooseFirstPassword(
                "Chosen-123", session: session, client: client, pool: pool, now: test.start)
            #expect(user.status == .confirmed)
            await #expect(throws: UserPoolError.self, "the session serves once") {
                _ = try await test.services.signIn.chooseFirstPassword(
                    "Chosen-456", session: session, client: client, pool: pool, now: test.start)
            }
            await #expect(throws: UserPoolError.wrongCredentials) {
                _ = try await test.signIn("ann", "Temp-123", client: client, pool: pool)
            }
            guard case .signedIn(let signedIn) = try await test.signIn("ann", "Chosen-123", client: client, pool: pool)
            else { return #expect(Bool(false), "not signed in") }
            #expect(signedIn.sub == user.sub)
        }
    }

    @Test("the session of a challenge is bound to its client and its time, and cannot be made up")
    func challengeSession() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            let other = try await test.client(in: pool)
            _ = try await test.user("ann", in: pool, password: "Temp-123", isConfirmed: false)
            guard case .newPasswordRequired(_, let session) = try await test.signIn("ann", "Temp-123", client: client, pool: pool)
            else { return #expect(Bool(false), "no challenge") }
            for (session, client, seconds) in [(session, other, 0), (session, client, 180), ("A" + session, client, 0)] {
                await #expect(throws: UserPoolError.self) {
                    _ = try await test.services.signIn.chooseFirstPassword(
                        "Chosen-123", session: session, client: client, pool: pool, now: test.start + .seconds(seconds))
                }
            }
        }
    }

    @Test("an unknown name and a wrong password are answered alike, unless the client wants to know")
    func enumeration() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let discreet = try await test.client(in: pool)
            let talkative = try await test.client(in: pool) { $0.hidesUserExistence = false }
            _ = try await test.user("ann", in: pool)
            for name in ["ann", "nobody"] {
                await #expect(throws: UserPoolError.wrongCredentials, "\(name)") {
                    _ = try await test.signIn(name, "wrong", client: discreet, pool: pool)
                }
            }
            await #expect(throws: UserPoolError.userNotFound) {
                _ = try await test.signIn("nobody", "wrong", client: talkative, pool: pool)
            }
        }
    }

    @Test("after five failures even the right password has to wait, by whatever name the user is called")
    func lockout() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            let ann = try await test.user("ann", in: pool)
            for index in 0..<5 {
                await #expect(throws: UserPoolError.wrongCredentials) {
                    _ = try await test.signIn(index.isMultiple(of: 2) ? "ann" : ann.sub, "wrong", client: client, pool: pool)
                }
            }
            await #expect(throws: UserPoolError.tooManyAttempts) {
                _ = try await test.signIn("ann", "Correct-1", client: client, pool: pool)
            }
            guard case .signedIn = try await test.signIn("ann", "Correct-1", client: client, pool: pool, after: 1)
            else { return #expect(Bool(false), "not signed in") }
        }
    }

    @Test("an address that fails with a hundred names has to wait; others need not")
    func addressLockout() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            _ = try await test.user("ann", in: pool)
            for index in 0..<100 {
                await #expect(throws: UserPoolError.wrongCredentials) {
                    _ = try await test.signIn("guess-\(index)", "x", client: client, pool: pool, address: "10.0.0.1")
                }
            }
            await #expect(throws: UserPoolError.tooManyAttempts) {
                _ = try await test.signIn("ann", "Correct-1", client: client, pool: pool, address: "10.0.0.1")
            }
            _ = try await test.signIn("ann", "Correct-1", client: client, pool: pool, address: "10.0.0.2")
        }
    }

    @Test("a disabled user learns so only by the right password, 06/WF-22")
    func disabledUser() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            let ann = try await test.user("ann", in: pool)
            try await test.services.users.setEnabled(false, ann, now: test.start)
            await #expect(throws: UserPoolError.wrongCredentials) {
                _ = try await test.signIn("ann", "wrong", client: client, pool: pool)
            }
            await #expect(throws: UserPoolError.notAuthorized("User is disabled.")) {
                _ = try await test.signIn("ann", "Correct-1", client: client, pool: pool)
            }
        }
    }

    @Test("a temporary password stops working after its days")
    func expiry() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool { $0.temporaryPasswordValidityDays = 1 }
            let client = try await test.client(in: pool)
            _ = try await test.user("ann", in: pool, password: "Temp-123", isConfirmed: false)
            _ = try await test.signIn("ann", "Temp-123", client: client, pool: pool, after: 86_399)
            await #expect(throws: UserPoolError.self) {
                _ = try await test.signIn("ann", "Temp-123", client: client, pool: pool, after: 86_400)
            }
        }
    }

    @Test("after a reset, the code that was sent takes the place of the password on the hosted page")
    func resetByAdmin() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            let ann = try await test.user("ann", in: pool)
            try await test.services.recovery.resetPassword(of: ann, in: pool, now: test.start)
            await #expect(throws: UserPoolError.passwordResetRequired) {
                _ = try await test.signIn("ann", "Correct-1", client: client, pool: pool)
            }
            await #expect(throws: UserPoolError.wrongCredentials) {
                _ = try await test.signIn("ann", "Correct-1", client: client, pool: pool, onHostedPage: true)
            }
            let code = try #require(try await test.services.outbox.messages().first?.secret)
            guard
                case .newPasswordRequired(_, let session) = try await test.signIn(
                    "ann", code, client: client, pool: pool, onHostedPage: true)
            else { return #expect(Bool(false), "no challenge") }
            let user = try await test.services.signIn.chooseFirstPassword(
                "Chosen-123", session: session, client: client, pool: pool, now: test.start)
            #expect(user.status == .confirmed)
            #expect(try await test.services.outbox.messages().isEmpty, "the secret has served")
        }
    }
}
