import LabelingDomain
import Testing
import Workforce

@Suite struct WorkforcesTests {
    @Test("a workforce needs a pool with a domain, and a client of that pool, 06/WF-15, 06/WF-16, 06/WF-18")
    func requirements() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let other = try await test.pool()
            let client = try await test.client(in: pool)
            @Sendable func create(_ poolID: String, _ clientID: String) async throws -> PrivateWorkforce {
                try await test.services.workforces.create(
                    name: "crew", userPoolID: poolID, clientID: clientID, allowedRanges: [], ipAddressType: nil,
                    tags: [], now: test.start)
            }
            for (poolID, clientID) in [("us-east-1_none", client.id), (pool.id, "none"), (other.id, client.id), (pool.id, client.id)] {
                await #expect(throws: WorkforceError.self) { _ = try await create(poolID, clientID) }
            }
            #expect(try await test.services.workforces.current() == nil)
            try await test.services.pools.setDomain("workers", of: pool, now: test.start)
            let workforce = try await create(pool.id, client.id)
            #expect(workforce.arn.description == "arn:aws:sagemaker:us-east-1:123456789012:workforce/crew")
            #expect(try await test.services.workforces.current() == workforce)
        }
    }

    @Test("there is one private workforce, 06/WF-2; another one takes deleting the first, 06/WF-3")
    func oneWorkforce() async throws {
        try await TestWorkforce.run { test in
            let (pool, client) = try await test.workforce()
            @Sendable func create(_ name: String) async throws -> PrivateWorkforce {
                try await test.services.workforces.create(
                    name: name, userPoolID: pool.id, clientID: client.id, allowedRanges: [], ipAddressType: nil,
                    tags: [], now: test.start)
            }
            await #expect(throws: WorkforceError.workforceExists("crew")) { _ = try await create("crew") }
            await #expect(throws: WorkforceError.workforceLimit(existing: "crew")) { _ = try await create("other") }
            await #expect(throws: WorkforceError.workforceNotFound("other")) {
                _ = try await test.services.workforces.workforce(named: "other")
            }
            try await test.services.workforces.delete(name: "crew")
            #expect(try await create("other").name == "other")
        }
    }

    @Test("a workforce with teams is not deleted, 06/WF-4; its sessions end with it")
    func deletion() async throws {
        try await TestWorkforce.run { test in
            let (pool, client) = try await test.workforce()
            _ = try await test.team("team", groups: ["labelers"], pool: pool, client: client)
            let ann = try await test.user("ann", in: pool)
            let token = try await test.services.sessions.begin(sub: ann.sub, clientID: client.id, now: test.start)
            _ = try await test.services.sessions.worker(token: token, now: test.start)
            await #expect(throws: WorkforceError.workforceHasTeams(name: "crew", teams: ["team"])) {
                try await test.services.workforces.delete(name: "crew")
            }
            try await test.services.workteams.delete("team")
            try await test.services.workforces.delete(name: "crew")
            test.services.sessions.refreshAll()
            #expect(try await test.services.sessions.worker(token: token, now: test.start) == nil)
        }
    }

    @Test("ranges can be set and lifted, at most ten, 06/NET-25, 06/NET-27")
    func allowedRanges() async throws {
        try await TestWorkforce.run { test in
            _ = try await test.workforce()
            @Sendable func update(_ ranges: [String]) async throws -> PrivateWorkforce {
                try await test.services.workforces.update(
                    name: "crew", allowedRanges: ranges, ipAddressType: nil, now: test.start + .seconds(1))
            }
            let closed = try await update(["10.0.0.0/16"])
            #expect(closed.admits(address: "10.0.1.1"))
            #expect(closed.admits(address: "10.1.1.1") == false)
            #expect(closed.admits(address: nil) == false)
            #expect(try await test.services.workforces.current() == closed, "the portal sees it at once")
            await #expect(throws: WorkforceError.self) { _ = try await update(["10.0.0.0"]) }
            await #expect(throws: WorkforceError.self) { _ = try await update((0...10).map { "10.\($0).0.0/16" }) }
            let open = try await update([])
            #expect(open.admits(address: nil) && open.modifiedAt > open.createdAt)
        }
    }
}
