import LabelingDomain
import Persistence
import Testing
import Workforce

@Suite struct WorkerSessionsTests {
    @Test("a session says who the worker is, with an id that does not tell who that is")
    func identity() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let ann = try await test.user("ann", in: pool, attributes: ["email": "a@example.com"])
            let bob = try await test.user("bob", in: pool, attributes: ["name": "Bob"])
            let token = try await test.services.sessions.begin(sub: ann.sub, clientID: "c", now: test.start)
            let worker = try #require(try await test.services.sessions.worker(token: token, now: test.start))
            #expect(worker.sub == ann.sub && worker.name == "a@example.com")
            #expect(worker.issuer == "https://cognito-idp.us-east-1.amazonaws.com/\(pool.id)")
            #expect(worker.workerID.wholeMatch(of: /private\.us-east-1\.[0-9a-f]{16}/) != nil)
            #expect(worker.workerID == ann.worker(region: "us-east-1").workerID)
            #expect(worker.workerID != bob.worker(region: "us-east-1").workerID)
            #expect(bob.worker(region: "us-east-1").name == "Bob")
        }
    }

    @Test("a token that nobody was given is nobody's")
    func unknownToken() async throws {
        try await TestWorkforce.run { test in
            let worker = try await test.services.sessions.worker(token: SecretToken("x"), now: test.start)
            #expect(worker == nil)
        }
    }

    @Test("a session ends when it is idle or old, however often it is used")
    func expiry() async throws {
        let limits = SessionLimits(idle: .seconds(600), absolute: .seconds(2_000))
        try await TestWorkforce.run(sessionLimits: limits) { test in
            let pool = try await test.pool()
            let ann = try await test.user("ann", in: pool)
            let sessions = test.services.sessions
            let idle = try await sessions.begin(sub: ann.sub, clientID: "c", now: test.start)
            #expect(try await sessions.worker(token: idle, now: test.start + .seconds(599)) != nil)
            #expect(try await sessions.worker(token: idle, now: test.start + .seconds(1_199)) == nil)
            #expect(try await sessions.worker(token: idle, now: test.start) == nil, "what ended stays ended")
            let busy = try await sessions.begin(sub: ann.sub, clientID: "c", now: test.start)
            for seconds in stride(from: 0, to: 2_000, by: 500) {
                #expect(try await sessions.worker(token: busy, now: test.start + .seconds(seconds)) != nil)
            }
            #expect(try await sessions.worker(token: busy, now: test.start + .seconds(2_000)) == nil)
        }
    }

    @Test("using a session asks the database no more than once in five minutes")
    func hotPath() async throws {
        let counting = CountingBox()
        try await TestWorkforce.run(wrapping: counting.wrap) { test in
            let pool = try await test.pool()
            let ann = try await test.user("ann", in: pool)
            let token = try await test.services.sessions.begin(sub: ann.sub, clientID: "c", now: test.start)
            _ = try await test.services.sessions.worker(token: token, now: test.start)
            _ = try await test.services.membership.teams(of: ann.sub)
            let before = counting.accesses
            for seconds in 1..<300 {
                let worker = try await test.services.sessions.worker(token: token, now: test.start + .seconds(seconds))
                #expect(worker?.sub == ann.sub)
                _ = try await test.services.membership.teams(of: ann.sub)
            }
            #expect(counting.accesses == before)
            _ = try await test.services.sessions.worker(token: token, now: test.start + .seconds(300))
            #expect(counting.accesses == before + 1)
        }
    }

    enum Ending: CaseIterable {
        case signOut, signOutEverywhere, disable, delete, setPassword, reset
    }

    @Test("whatever ends a session ends it at once, 06/WF-22", arguments: Ending.allCases)
    func revocation(_ ending: Ending) async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let ann = try await test.user("ann", in: pool)
            let sessions = test.services.sessions
            let token = try await sessions.begin(sub: ann.sub, clientID: "c", now: test.start)
            #expect(try await sessions.worker(token: token, now: test.start) != nil)
            switch ending {
            case .signOut: try await sessions.end(token: token)
            case .signOutEverywhere: try await test.services.users.signOutEverywhere(ann)
            case .disable: try await test.services.users.setEnabled(false, ann, now: test.start)
            case .delete: try await test.services.users.delete(ann)
            case .setPassword:
                try await test.services.users.setPassword(
                    "Another-1", isPermanent: true, of: ann, in: pool, now: test.start)
            case .reset: try await test.services.recovery.resetPassword(of: ann, in: pool, now: test.start)
            }
            #expect(try await sessions.worker(token: token, now: test.start) == nil)
        }
    }

    @Test("a changed name is seen by the next request")
    func changedName() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let ann = try await test.user("ann", in: pool)
            let token = try await test.services.sessions.begin(sub: ann.sub, clientID: "c", now: test.start)
            _ = try await test.services.sessions.worker(token: token, now: test.start)
            try await test.services.users.setAttributes(["name": "Anna"], of: ann, in: pool, now: test.start)
            #expect(try await test.services.sessions.worker(token: token, now: test.start)?.name == "Anna")
        }
    }
}

/// Keeps hold of the counting database that a test runs over.
private final class CountingBox {
    private var database: CountingDatabase?

    var accesses: Int { database?.accesses ?? 0 }

    func wrap(_ base: any Database) -> any Database {
        let counting = CountingDatabase(base)
        database = counting
        return counting
    }
}
