import Persistence
import TestDatabases
import Testing

@Suite struct UserPoolStoreTests {
    @Test("a pool comes back as it was stored, and its tags with it", arguments: TestDatabase.all)
    func roundTrip(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let store = UserPoolStore(database)
            let pool = UserPoolRecord(
                id: "us-east-1_x", accountID: "1", region: "us-east-1", name: "workers", settings: #"{"a":1}"#,
                configuration: #"{"b":2}"#, createdAt: 5, modifiedAt: 6)
            let isStored = try await store.insert(
                pool, tags: [ResourceTag(name: "k", value: "v")], arn: "arn:x", limit: 1)
            #expect(isStored)
            #expect(try await store.pool(id: "us-east-1_x") == pool)
            #expect(try await TagStore(database: database).tags(of: "arn:x", limit: 5).map(\.value) == ["v"])
            #expect(try await store.pool(id: "us-east-1_y") == nil)
        }
    }

    @Test("no more pools are stored than the quota allows", arguments: TestDatabase.all)
    func quota(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            let pool = try await fixture.addPool()
            #expect(try await fixture.pools.insert(pool, tags: [], arn: "arn", limit: 1) == false)
        }
    }

    @Test("a listing goes on after the last id of the page before", arguments: TestDatabase.all)
    func paging(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            for id in ["us-east-1_c", "us-east-1_a", "us-east-1_b"] { try await fixture.addPool(id) }
            let first = try await fixture.pools.pools(
                accountID: WorkforceFixture.accountID, region: WorkforceFixture.region, after: "", limit: 2)
            #expect(first.map(\.id) == ["us-east-1_a", "us-east-1_b"])
            let rest = try await fixture.pools.pools(
                accountID: WorkforceFixture.accountID, region: WorkforceFixture.region, after: "us-east-1_b", limit: 2)
            #expect(rest.map(\.id) == ["us-east-1_c"])
        }
    }

    @Test("a pool goes with all that is in it, but not while it has a domain or a team, 06/WF-24", arguments: TestDatabase.all)
    func deletion(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            let domains = UserPoolDomainStore(database)
            let id = WorkforceFixture.poolID
            try await fixture.addPool()
            let user = try await fixture.addUser("ann", attributes: ["email": "ann@example.com"])
            try await fixture.addGroup("labelers")
            _ = try await fixture.groups.addMember(sub: user.sub, poolID: id, group: "labelers", addedAt: 1)
            try await fixture.addWorkforce()
            try await fixture.addTeam("team", groups: ["labelers"])
            _ = try await domains.insert(domain: "work", poolID: id, createdAt: 1)

            #expect(try await fixture.pools.delete(id: id, arn: "arn") == .hasDomain("work"))
            #expect(try await domains.delete(domain: "work", poolID: id))
            #expect(try await fixture.pools.delete(id: id, arn: "arn") == .usedByWorkteams(["team"]))
            #expect(try await fixture.workteams.delete(name: "team", arn: "arn:team"))
            #expect(try await fixture.pools.delete(id: id, arn: "arn") == .deleted)
            #expect(try await fixture.pools.delete(id: id, arn: "arn") == .notFound)
            #expect(try await fixture.users.user(sub: user.sub) == nil)
        }
    }

    @Test("a domain names one pool, and a pool has one domain", arguments: TestDatabase.all)
    func domains(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            let domains = UserPoolDomainStore(database)
            try await fixture.addPool("us-east-1_a")
            try await fixture.addPool("us-east-1_b")
            #expect(try await domains.insert(domain: "work", poolID: "us-east-1_a", createdAt: 1) == .inserted)
            #expect(try await domains.insert(domain: "work", poolID: "us-east-1_b", createdAt: 1) == .domainTaken)
            #expect(try await domains.insert(domain: "play", poolID: "us-east-1_a", createdAt: 1) == .poolHasDomain)
            #expect(try await domains.poolID(of: "work") == "us-east-1_a")
            #expect(try await domains.domain(ofPool: "us-east-1_b") == nil)
            #expect(try await domains.delete(domain: "work", poolID: "us-east-1_b") == false)
        }
    }

    @Test("a client goes with the sign-ins that came through it", arguments: TestDatabase.all)
    func clientDeletion(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            let clients = UserPoolClientStore(database)
            let sessions = WorkerSessionStore(database)
            try await fixture.addPool()
            let user = try await fixture.addUser("ann")
            try await clients.insert(
                UserPoolClientRecord(
                    id: "client", userPoolID: WorkforceFixture.poolID, name: "app", sealedSecret: [1, 2], settings: "{}",
                    configuration: "{}", createdAt: 1, modifiedAt: 1))
            try await sessions.insert(
                WorkerSessionRecord(tokenHash: [7], sub: user.sub, clientID: "client", createdAt: 1, lastSeenAt: 1),
                droppingCreatedBefore: 0, lastSeenBefore: 0)
            #expect(try await clients.client(id: "client")?.sealedSecret == [1, 2])
            #expect(try await clients.delete(id: "client"))
            #expect(try await sessions.session(tokenHash: [7]) == nil)
            #expect(try await clients.delete(id: "client") == false)
        }
    }
}
