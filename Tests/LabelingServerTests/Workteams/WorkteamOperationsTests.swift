import AWSWire
import ServiceShapes
import Testing

@testable import LabelingServer

@Suite struct WorkteamOperationsTests {
    @Test("a team is created and described as 06/TEAM-1 and 06/MOD-4 have it")
    func description() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            var input = server.team("team", poolID: poolID, clientID: clientID)
            input.workforceName = "crew"
            input.notificationConfiguration = .init(notificationTopicArn: "arn:aws:sns:us-east-1:123456789012:news")
            input.workerAccessConfiguration = .init(
                s3Presign: .init(iamPolicyConstraints: .init(sourceIp: "Enabled")))
            let arn = try await server.call(SageMaker.CreateWorkteam.self, input).workteamArn
            #expect(arn == "arn:aws:sagemaker:us-east-1:123456789012:workteam/private-crowd/team")
            let team = try await server.call(SageMaker.DescribeWorkteam.self, .init(workteamName: "team")).workteam
            #expect(team.workteamArn == arn && team.description == "A team")
            #expect(team.memberDefinitions == input.memberDefinitions)
            #expect(team.workforceArn == "arn:aws:sagemaker:us-east-1:123456789012:workforce/crew")
            #expect(team.subDomain == "127.0.0.1:9081")
            #expect(team.notificationConfiguration == input.notificationConfiguration)
            #expect(team.workerAccessConfiguration == input.workerAccessConfiguration)
        }
    }

    @Test("an update replaces the groups and keeps what it leaves out, 06/TEAM-3")
    func update() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            try await server.createGroup(poolID, "experts")
            try await server.createTeam("team", poolID: poolID, clientID: clientID)
            let experts = server.team("team", poolID: poolID, clientID: clientID, group: "experts").memberDefinitions
            let updated = try await server.call(
                SageMaker.UpdateWorkteam.self, .init(workteamName: "team", memberDefinitions: experts)
            ).workteam
            #expect(updated.memberDefinitions == experts && updated.description == "A team")
        }
    }

    @Test("names are unique, and members must exist, 06/TEAM-5, 06/TEAM-2")
    func refusals() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            try await server.createTeam("team", poolID: poolID, clientID: clientID)
            let again = server.team("team", poolID: poolID, clientID: clientID)
            #expect(try await server.refusal(SageMaker.CreateWorkteam.self, again) == "ResourceInUse")
            let nobody = server.team("other", poolID: poolID, clientID: clientID, group: "nobody")
            #expect(try await server.refusal(SageMaker.CreateWorkteam.self, nobody) == "ValidationException")
            var oidc = again
            oidc.workteamName = "oidc"
            oidc.memberDefinitions = [.init(oidcMemberDefinition: .init(groups: ["g"]))]
            let error = await #expect(throws: AWSError.self) {
                _ = try await server.call(SageMaker.CreateWorkteam.self, oidc)
            }
            #expect(error?.message.contains("OidcMemberDefinition") == true)
            var elsewhere = again
            elsewhere.workteamName = "elsewhere"
            elsewhere.workforceName = "another"
            #expect(try await server.refusal(SageMaker.CreateWorkteam.self, elsewhere) == "ValidationException")
            #expect(
                try await server.refusal(SageMaker.DeleteWorkteam.self, .init(workteamName: "none"))
                    == "ValidationException")
        }
    }

    @Test("a listing sorts, filters and pages, 06/TEAM-7")
    func listing() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            for name in ["cats", "dogs", "birds", "cats-2"] {
                try await server.createTeam(name, poolID: poolID, clientID: clientID)
            }
            func names(_ input: SageMaker.ListWorkteams.Input) async throws -> ([String], String?) {
                let output = try await server.call(SageMaker.ListWorkteams.self, input)
                return (output.workteams.map(\.workteamName), output.nextToken)
            }
            #expect(try await names(.init()).0 == ["birds", "cats", "cats-2", "dogs"])
            #expect(try await names(.init(sortOrder: "Descending")).0 == ["dogs", "cats-2", "cats", "birds"])
            #expect(try await names(.init(nameContains: "CAT")).0 == ["cats", "cats-2"])
            let first = try await names(.init(maxResults: 3))
            #expect(first.0.count == 3)
            let token = try #require(first.1)
            #expect(try await names(.init(nextToken: token, maxResults: 3)) == (["dogs"], nil))
            #expect(
                try await server.refusal(
                    SageMaker.ListWorkteams.self, .init(nameContains: "c", nextToken: token)) == "ValidationException",
                "a token fits only the listing it was made for")
        }
    }

    @Test("there are no vendor teams, 06/WF-13")
    func vendorTeams() async throws {
        try await WorkforceTestServer.run { server in
            let listed = try await server.call(SageMaker.ListSubscribedWorkteams.self, .init())
            #expect(listed.subscribedWorkteams.isEmpty)
            let arn = "arn:aws:sagemaker:us-east-1:123456789012:workteam/vendor-crowd/v"
            #expect(
                try await server.refusal(SageMaker.DescribeSubscribedWorkteam.self, .init(workteamArn: arn))
                    == "ValidationException")
        }
    }

    @Test("a region has at most 25 teams")
    func quota() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            for index in 0..<25 { try await server.createTeam("team-\(index)", poolID: poolID, clientID: clientID) }
            let more = server.team("team-25", poolID: poolID, clientID: clientID)
            #expect(try await server.refusal(SageMaker.CreateWorkteam.self, more) == "ResourceLimitExceeded")
        }
    }
}
