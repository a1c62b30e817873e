import Persistence
import TestDatabases
import Testing

@Suite struct WorkteamStoreTests {
    @Test("an account has one private workforce in a region, 06/WF-2", arguments: TestDatabase.all)
    func oneWorkforce(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            #expect(try await fixture.workforces.insert(fixture.workforce("one"), tags: [], arn: "arn:one"))
            #expect(try await fixture.workforces.insert(fixture.workforce("two"), tags: [], arn: "arn:two") == false)
            #expect(try await fixture.workforces.workforce()?.name == "one")
            let elsewhere = WorkforceStore(database, accountID: WorkforceFixture.accountID, region: "eu-west-1")
            #expect(try await elsewhere.workforce() == nil)
        }
    }

    @Test("a workforce with teams stays, 06/WF-4", arguments: TestDatabase.all)
    func workforceDeletion(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            try await fixture.addGroup("labelers")
            try await fixture.addWorkforce()
            try await fixture.addTeam("team", groups: ["labelers"])
            #expect(try await fixture.workforces.delete(name: "crew", arn: "arn:crew") == .hasWorkteams(["team"]))
            #expect(try await fixture.workforces.delete(name: "other", arn: "arn:crew") == .notFound)
            #expect(try await fixture.workteams.delete(name: "team", arn: "arn:team"))
            #expect(try await fixture.workforces.delete(name: "crew", arn: "arn:crew") == .deleted)
            #expect(try await fixture.workforces.workforce() == nil)
        }
    }

    @Test("team names are unique and teams are counted, 06/TEAM-5", arguments: TestDatabase.all)
    func uniqueNames(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            try await fixture.addGroup("labelers")
            try await fixture.addWorkforce()
            #expect(try await fixture.addTeam("team", groups: ["labelers"], limit: 1) == .inserted)
            #expect(try await fixture.addTeam("team", groups: ["labelers"], limit: 9) == .nameTaken)
            #expect(try await fixture.addTeam("other", groups: ["labelers"], limit: 1) == .limitReached)
        }
    }

    @Test("whoever is in a group is in every team built on it, 06/TEAM-5, 06/WF-21", arguments: TestDatabase.all)
    func membership(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            try await fixture.addWorkforce()
            for group in ["cats", "dogs"] { try await fixture.addGroup(group) }
            let ann = try await fixture.addUser("ann")
            try await fixture.addTeam("both", groups: ["cats", "dogs"])
            try await fixture.addTeam("dogs-only", groups: ["dogs"])
            #expect(try await fixture.workteams.teamNames(ofUser: ann.sub).isEmpty)
            for group in ["cats", "dogs"] {
                #expect(
                    try await fixture.groups.addMember(
                        sub: ann.sub, poolID: WorkforceFixture.poolID, group: group, addedAt: 1))
            }
            #expect(try await fixture.workteams.teamNames(ofUser: ann.sub) == ["both", "dogs-only"])
            try await fixture.groups.removeMember(sub: ann.sub, poolID: WorkforceFixture.poolID, group: "dogs")
            #expect(try await fixture.workteams.teamNames(ofUser: ann.sub) == ["both"])
        }
    }

    @Test("an update replaces the groups of a team, 06/TEAM-3", arguments: TestDatabase.all)
    func update(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            try await fixture.addWorkforce()
            for group in ["cats", "dogs"] { try await fixture.addGroup(group) }
            try await fixture.addTeam("team", groups: ["cats"])
            let updated = try await fixture.workteams.update(name: "team") { team in
                team.groups = [.init(userPoolID: WorkforceFixture.poolID, name: "dogs", clientID: "client")]
                team.notificationTopic = "arn:topic"
            }
            #expect(try await fixture.workteams.team(named: "team") == updated)
            #expect(updated?.groups.map(\.name) == ["dogs"])
            #expect(try await fixture.groups.delete(poolID: WorkforceFixture.poolID, name: "cats") == .deleted)
        }
    }

    @Test("a group that a team is made of stays, 06/WF-24", arguments: TestDatabase.all)
    func groupDeletion(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            try await fixture.addWorkforce()
            try await fixture.addGroup("cats")
            try await fixture.addTeam("team", groups: ["cats"])
            let id = WorkforceFixture.poolID
            #expect(try await fixture.groups.delete(poolID: id, name: "cats") == .usedByWorkteams(["team"]))
            #expect(try await fixture.groups.delete(poolID: id, name: "dogs") == .notFound)
            await #expect(throws: (any Error).self, "the schema refuses it as well") {
                try await database.write { try $0.execute("DELETE FROM user_groups WHERE name = 'cats'") }
            }
        }
    }

    @Test("nobody joins a group that is not there", arguments: TestDatabase.all)
    func missingGroup(_ kind: TestDatabase) async throws {
        try await kind.with { database in
            let fixture = WorkforceFixture(database: database)
            try await fixture.addPool()
            let ann = try await fixture.addUser("ann")
            #expect(
                try await fixture.groups.addMember(
                    sub: ann.sub, poolID: WorkforceFixture.poolID, group: "cats", addedAt: 1) == false)
        }
    }
}
