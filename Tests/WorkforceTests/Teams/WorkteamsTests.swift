import LabelingDomain
import Testing
import Workforce

@Suite struct WorkteamsTests {
    @Test("a worker is in the teams of the worker's groups, and sees changes at once, 06/WF-21, 06/TEAM-5")
    func membership() async throws {
        try await TestWorkforce.run { test in
            let (pool, client) = try await test.workforce()
            let ann = try await test.user("ann", in: pool)
            let team = try await test.team("team", groups: ["labelers"], pool: pool, client: client)
            #expect(team.arn.description == "arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/team")
            let membership = test.services.membership
            #expect(try await membership.teams(of: ann.sub).isEmpty)
            try await test.services.groups.add(ann, to: "labelers", in: pool, now: test.start)
            #expect(try await membership.teams(of: ann.sub) == [team.arn])
            let second = try await test.team("second", groups: ["labelers"], pool: pool, client: client)
            #expect(try await membership.teams(of: ann.sub) == [second.arn, team.arn])
            try await test.services.workteams.delete("second")
            #expect(try await membership.teams(of: ann.sub) == [team.arn])
            try await test.services.users.setEnabled(false, ann, now: test.start)
            #expect(try await membership.teams(of: ann.sub) == [team.arn], "disabling keeps memberships, 06/WF-22")
            try await test.services.groups.remove(ann, from: "labelers", in: pool)
            #expect(try await membership.teams(of: ann.sub).isEmpty)
        }
    }

    @Test("a team is made of groups of the workforce's pool that exist, 06/TEAM-1")
    func members() async throws {
        try await TestWorkforce.run { test in
            let (pool, client) = try await test.workforce()
            let otherPool = try await test.pool()
            let otherClient = try await test.client(in: pool)
            await #expect(throws: WorkforceError.self) {
                _ = try await test.team("team", groups: ["nobody"], pool: pool, client: client)
            }
            await #expect(throws: WorkforceError.self) {
                _ = try await test.team("team", groups: ["labelers"], pool: otherPool, client: client)
            }
            await #expect(throws: WorkforceError.self) {
                _ = try await test.team("team", groups: ["labelers"], pool: pool, client: otherClient)
            }
            await #expect(throws: WorkforceError.self) {
                _ = try await test.team("team", groups: [], pool: pool, client: client)
            }
            _ = try await test.team("team", groups: ["labelers"], pool: pool, client: client)
            await #expect(throws: WorkforceError.teamExists("team")) {
                _ = try await test.team("team", groups: ["labelers"], pool: pool, client: client)
            }
        }
    }

    @Test("without a workforce there are no teams, 06/WF-25")
    func noWorkforce() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let client = try await test.client(in: pool)
            await #expect(throws: WorkforceError.workforceNotFound(nil)) {
                _ = try await test.team("team", groups: ["labelers"], pool: pool, client: client)
            }
        }
    }

    @Test("an update replaces the groups and leaves what it does not name, 06/TEAM-3")
    func update() async throws {
        try await TestWorkforce.run { test in
            let (pool, client) = try await test.workforce()
            _ = try await test.services.groups.create(
                "experts", .init(description: nil, roleARN: nil, precedence: 1), in: pool, now: test.start)
            _ = try await test.team("team", groups: ["labelers"], pool: pool, client: client)
            let experts = Workteam.Members(userPoolID: pool.id, group: "experts", clientID: client.id)
            let updated = try await test.services.workteams.update(
                "team", .init(description: nil, members: [experts], notificationTopic: .some("arn:topic"), workerAccess: nil),
                now: test.start + .seconds(9))
            #expect(updated.members == [experts] && updated.description == "A team")
            #expect(updated.notificationTopic == "arn:topic")
            try await test.services.groups.delete("labelers", in: pool)
            await #expect(throws: UserPoolError.self, "06/WF-24") {
                try await test.services.groups.delete("experts", in: pool)
            }
            await #expect(throws: WorkforceError.teamNotFound("other")) {
                _ = try await test.services.workteams.team(named: "other")
            }
        }
    }

    @Test("an ARN of elsewhere names no team here")
    func foreignARN() async throws {
        try await TestWorkforce.run { test in
            let (pool, client) = try await test.workforce()
            let team = try await test.team("team", groups: ["labelers"], pool: pool, client: client)
            #expect(try await test.services.workteams.team(arn: team.arn) == team)
            for text in [
                "arn:aws:sagemaker:us-east-1:000000000000:workteam/private-crowd/team",
                "arn:aws:sagemaker:eu-west-1:123456789012:workteam/private-crowd/team",
                "arn:aws:sagemaker:us-east-1:394669845002:workteam/public-crowd/default",
                "arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/other",
            ] {
                #expect(try await test.services.workteams.team(arn: #require(ARN(text))) == nil)
            }
        }
    }
}
