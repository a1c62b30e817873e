import AWSWire
import ServiceShapes
import Testing
import Workforce

@testable import LabelingServer

@Suite struct WorkforceOperationsTests {
    static let errors: [(error: WorkforceError, code: String)] = [
        (.workforceNotFound("w"), "ValidationException"), (.workforceNotFound(nil), "ValidationException"),
        (.workforceExists("w"), "ResourceInUse"), (.workforceLimit(existing: "w"), "ResourceLimitExceeded"),
        (.workforceHasTeams(name: "w", teams: ["t"]), "ResourceInUse"), (.teamNotFound("t"), "ValidationException"),
        (.teamExists("t"), "ResourceInUse"), (.teamLimit(25), "ResourceLimitExceeded"),
        (.invalid("x"), "ValidationException"),
    ]

    @Test("every refusal has its code", arguments: errors.indices)
    func codes(_ index: Int) {
        let answer = Self.errors[index].error.awsError
        #expect(answer.code == Self.errors[index].code && answer.status == 400)
        #expect(answer.message == Self.errors[index].error.message)
    }

    @Test("clients tell what is missing by the words that Terraform matches")
    func matchedTexts() {
        #expect(WorkforceError.workforceNotFound("w").message.contains("No workforce"))
        #expect(WorkforceError.teamNotFound("t").message.contains("The work team"))
    }

    @Test("a workforce is described as 06/NET-22 shows it, and is active at once, 06/WF-5")
    func description() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            let described = try await server.call(SageMaker.DescribeWorkforce.self, .init(workforceName: "crew"))
                .workforce
            #expect(described.workforceArn == "arn:aws:sagemaker:us-east-1:123456789012:workforce/crew")
            #expect(described.status == "Active" && described.subDomain == "127.0.0.1:9081")
            #expect(described.cognitoConfig == .init(userPool: poolID, clientId: clientID))
            #expect(described.sourceIpConfig?.cidrs == [], "it is there when nothing is restricted")
            #expect(described.oidcConfig == nil && described.workforceVpcConfig == nil)
            #expect(described.createDate == server.now && described.lastUpdatedDate == server.now)
        }
    }

    @Test("ranges are set, returned and lifted, 06/NET-25")
    func sourceAddresses() async throws {
        try await WorkforceTestServer.run { server in
            _ = try await server.createWorkforce()
            let updated = try await server.call(
                SageMaker.UpdateWorkforce.self,
                .init(workforceName: "crew", sourceIpConfig: .init(cidrs: ["10.0.0.0/16"])))
            #expect(updated.workforce.sourceIpConfig?.cidrs == ["10.0.0.0/16"])
            let unchanged = try await server.call(
                SageMaker.UpdateWorkforce.self, .init(workforceName: "crew", workforceVpcConfig: .init()))
            #expect(unchanged.workforce.sourceIpConfig?.cidrs == ["10.0.0.0/16"], "06/NET-24: no VPC to take away")
        }
    }

    @Test("what this version does not do is refused by name")
    func unsupported() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            _ = try await server.call(SageMaker.DeleteWorkforce.self, .init(workforceName: "crew"))
            let oidc = SageMaker.OidcConfig(
                clientId: "c", clientSecret: "s", issuer: "https://i", authorizationEndpoint: "https://a",
                tokenEndpoint: "https://t", userInfoEndpoint: "https://u", logoutEndpoint: "https://l",
                jwksUri: "https://j")
            let cognito = SageMaker.CognitoConfig(userPool: poolID, clientId: clientID)
            let inputs: [(SageMaker.CreateWorkforce.Input, String)] = [
                (.init(oidcConfig: oidc, workforceName: "crew"), "OidcConfig"),
                (
                    .init(
                        cognitoConfig: cognito, workforceName: "crew",
                        workforceVpcConfig: .init(vpcId: "vpc-1", securityGroupIds: ["sg-1"], subnets: ["subnet-1"])),
                    "WorkforceVpcConfig"
                ), (.init(workforceName: "crew"), "CognitoConfig"),
            ]
            for (input, name) in inputs {
                let error = await #expect(throws: AWSError.self) {
                    _ = try await server.call(SageMaker.CreateWorkforce.self, input)
                }
                #expect(error?.code == "ValidationException" && error?.message.contains(name) == true)
            }
            #expect(try await server.call(SageMaker.ListWorkforces.self, .init()).workforces.isEmpty)
        }
    }

    @Test("a listing holds the workforce when its name fits")
    func listing() async throws {
        try await WorkforceTestServer.run { server in
            _ = try await server.createWorkforce()
            for (part, count) in [(nil, 1), ("RE", 1), ("x", 0)] as [(String?, Int)] {
                let found = try await server.call(SageMaker.ListWorkforces.self, .init(nameContains: part))
                #expect(found.workforces.count == count, "\(part ?? "")")
            }
            #expect(try await server.refusal(SageMaker.ListWorkforces.self, .init(nextToken: "x")) == "ValidationException")
        }
    }

    @Test("a workforce with teams stays, 06/WF-4, and so does the group of a team, 06/WF-24")
    func dependencies() async throws {
        try await WorkforceTestServer.run { server in
            let (poolID, clientID) = try await server.createWorkforce()
            try await server.createTeam("team", poolID: poolID, clientID: clientID)
            let delete = SageMaker.DeleteWorkforce.Input(workforceName: "crew")
            #expect(try await server.refusal(SageMaker.DeleteWorkforce.self, delete) == "ResourceInUse")
            #expect(
                try await server.refusal(
                    CognitoIdentityProvider.DeleteGroup.self, .init(groupName: "labelers", userPoolId: poolID))
                    == "InvalidParameterException")
            #expect(try await server.call(SageMaker.DeleteWorkteam.self, .init(workteamName: "team")).success)
            #expect(try await server.refusal(SageMaker.DeleteWorkforce.self, delete) == nil)
            #expect(try await server.refusal(SageMaker.DeleteWorkforce.self, delete) == "ValidationException")
        }
    }
}
