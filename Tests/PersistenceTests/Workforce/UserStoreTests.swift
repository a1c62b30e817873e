import Persistence
import TestDatabases
import Testing

@Suite struct UserStoreTests {
    @Test("a user is found by username, then by alias, then by sub", arguments: TestDatabase.all)
    func finding(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let ann = fixture.record("ann", attributes: ["email": "a@example.com", "name": "Ann"])
            #expect(try await fixture.users.insert(ann, aliases: ["a@example.com"]) == .inserted)
            for name in ["ann", "a@example.com", "sub-ann"] {
                #expect(
                    try await fixture.users.user(poolID: WorkforceFixture.poolID, name: name, key: name) == ann,
                    "\(name)")
            }
            #expect(try await fixture.users.user(poolID: "other", name: "ann", key: "ann") == nil)
        }
    }

    @Test("a username and an alias belong to one user; an alias can be moved", arguments: TestDatabase.all)
    func uniqueness(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let users = fixture.users
            #expect(try await users.insert(fixture.record("ann"), aliases: ["a@example.com"]) == .inserted)
            #expect(try await users.insert(fixture.record("ann"), aliases: []) == .usernameTaken)
            let bob = fixture.record("bob")
            #expect(try await users.insert(bob, aliases: ["a@example.com"]) == .aliasTaken("a@example.com"))
            #expect(try await users.user(sub: bob.sub) == nil, "a refused user leaves nothing")
            #expect(try await users.insert(bob, aliases: ["a@example.com"], movingAliases: true) == .inserted)
            let found = try await users.user(
                poolID: WorkforceFixture.poolID, name: "a@example.com", key: "a@example.com")
            #expect(found?.username == "bob")
        }
    }

    @Test("a change that throws changes nothing", arguments: TestDatabase.all)
    func refusedChange(_ kind: TestDatabase) async throws {
        struct Refused: Error {}
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let ann = try await fixture.addUser("ann", attributes: ["name": "Ann"])
            await #expect(throws: Refused.self) {
                _ = try await fixture.users.update(sub: ann.sub) { user in
                    user.attributes["name"] = "Anna"
                    throw Refused()
                }
            }
            #expect(try await fixture.users.user(sub: ann.sub) == ann)
            let changed = try await fixture.users.update(sub: ann.sub) { user in
                user.attributes["name"] = "Anna"
                user.passwordHash = "hash"
                user.passwordExpiresAt = 9
                user.isEnabled = false
            }
            #expect(try await fixture.users.user(sub: ann.sub) == changed)
            #expect(changed?.attributes == ["name": "Anna"])
        }
    }

    struct ConditionCase: Sendable {
        let condition: UserStore.Condition
        let names: [String]
    }

    static let conditions: [ConditionCase] = [
        .init(condition: .username(.exactly("bob")), names: ["bob"]),
        .init(condition: .username(.startingWith("b")), names: ["bea", "bob"]),
        .init(condition: .sub(.exactly("sub-ann")), names: ["ann"]),
        .init(condition: .status(.exactly("CONFIRMED")), names: ["ann", "bea"]),
        .init(condition: .enabled(true), names: ["ann", "bea", "bob"]),
        .init(condition: .enabled(false), names: []),
        .init(condition: .attribute(name: "email", .exactly("bob@example.com")), names: ["bob"]),
        .init(condition: .attribute(name: "email", .startingWith("b")), names: ["bea", "bob"]),
        .init(condition: .attribute(name: "email", .startingWith("b%")), names: []),
        .init(condition: .attribute(name: "name", .startingWith("Ä")), names: ["ann"]),
    ]

    @Test("conditions choose the users of a listing", arguments: TestDatabase.all, conditions)
    func listing(_ kind: TestDatabase, _ test: ConditionCase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            try await fixture.addUser("bob", attributes: ["email": "bob@example.com"], status: "RESET_REQUIRED")
            try await fixture.addUser("ann", attributes: ["email": "ann@example.com", "name": "Änn"])
            try await fixture.addUser("bea", attributes: ["email": "bea@example.com"])
            let found = try await fixture.users.users(
                poolID: WorkforceFixture.poolID, where: test.condition, after: "", limit: 10)
            #expect(found.map(\.username) == test.names)
        }
    }

    @Test("a page holds at most its limit and begins after its key", arguments: TestDatabase.all)
    func paging(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            for name in ["d", "b", "a", "c"] { try await fixture.addUser(name) }
            let page = try await fixture.users.users(
                poolID: WorkforceFixture.poolID, where: nil, after: "a", limit: 2)
            #expect(page.map(\.username) == ["b", "c"])
        }
    }

    @Test("a user goes with memberships, sessions and waiting mail", arguments: TestDatabase.all)
    func deletion(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            try await fixture.addGroup("labelers")
            let ann = try await fixture.addUser("ann")
            _ = try await fixture.groups.addMember(
                sub: ann.sub, poolID: WorkforceFixture.poolID, group: "labelers", addedAt: 1)
            try await OutboxStore(database).insert(
                OutboxMessageRecord(
                    id: "m", sub: ann.sub, userPoolID: WorkforceFixture.poolID, username: "ann", kind: "invitation",
                    recipient: nil, sealedContent: [1], state: "held", createdAt: 1))
            #expect(try await fixture.users.delete(sub: ann.sub))
            #expect(try await fixture.users.delete(sub: ann.sub) == false)
            let members = try await fixture.users.users(
                poolID: WorkforceFixture.poolID, inGroup: "labelers", after: "", limit: 5)
            #expect(members.isEmpty)
            #expect(try await OutboxStore(database).newest(limit: 5).isEmpty)
        }
    }
}
