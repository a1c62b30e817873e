import AWSWire
import ServiceShapes
import Testing
import Workforce

@testable import LabelingServer

@Suite struct UserPoolOperationsTests {
    private typealias Cognito = CognitoIdentityProvider

    static let errors: [(error: UserPoolError, code: String)] = [
        (.poolNotFound("p"), "ResourceNotFoundException"), (.clientNotFound("c"), "ResourceNotFoundException"),
        (.groupNotFound, "ResourceNotFoundException"), (.userNotFound, "UserNotFoundException"),
        (.usernameExists("x"), "UsernameExistsException"), (.aliasExists("x"), "AliasExistsException"),
        (.groupExists("g"), "GroupExistsException"), (.invalidParameter("x"), "InvalidParameterException"),
        (.invalidPassword(.noNumber), "InvalidPasswordException"), (.notAuthorized("x"), "NotAuthorizedException"),
        (.passwordResetRequired, "PasswordResetRequiredException"), (.userNotConfirmed, "UserNotConfirmedException"),
        (.codeMismatch, "CodeMismatchException"), (.codeExpired, "ExpiredCodeException"),
        (.limitExceeded("x"), "LimitExceededException"), (.unsupportedUserState("x"), "UnsupportedUserStateException"),
        (.tooManyRequests, "TooManyRequestsException"),
    ]

    @Test("every refusal has the name of Cognito's exception", arguments: errors.indices)
    func codes(_ index: Int) {
        let answer = Self.errors[index].error.awsError
        #expect(answer.code == Self.errors[index].code && answer.status == 400 && !answer.message.isEmpty)
    }

    @Test("a pool is described with the defaults of what was not said")
    func defaults() async throws {
        try await WorkforceTestServer.run { server in
            let pool = try #require(
                try await server.call(Cognito.CreateUserPool.self, .init(poolName: "workers")).userPool)
            #expect(pool.policies?.passwordPolicy?.minimumLength == 8)
            #expect(pool.policies?.passwordPolicy?.temporaryPasswordValidityDays == 7)
            #expect(pool.mfaConfiguration == "OFF" && pool.deletionProtection == "INACTIVE")
            #expect(pool.adminCreateUserConfig?.allowAdminCreateUserOnly == false)
            #expect(pool.schemaAttributes?.count == 20 && pool.estimatedNumberOfUsers == 0 && pool.domain == nil)
            let described = try await server.call(Cognito.DescribeUserPool.self, .init(userPoolId: pool.id ?? ""))
            #expect(described.userPool == pool)
        }
    }

    @Test("an update resets what it leaves out and keeps what cannot change")
    func update() async throws {
        try await WorkforceTestServer.run { server in
            let schema = Cognito.SchemaAttributeType(
                name: "team", attributeDataType: "String", mutable: true,
                stringAttributeConstraints: .init(minLength: "1", maxLength: "20"))
            let pool = try #require(
                try await server.call(
                    Cognito.CreateUserPool.self,
                    .init(
                        poolName: "workers", policies: .init(passwordPolicy: .init(minimumLength: 12)),
                        usernameAttributes: ["email"], emailVerificationMessage: "code {####}",
                        userPoolTags: ["a": "1"], schema: [schema], usernameConfiguration: .init(caseSensitive: false))
                ).userPool)
            let id = try #require(pool.id)
            #expect(pool.policies?.passwordPolicy?.minimumLength == 12 && pool.userPoolTags == ["a": "1"])
            _ = try await server.call(
                Cognito.UpdateUserPool.self,
                .init(userPoolId: id, userPoolTags: ["b": "2"], poolName: "others"))
            let updated = try #require(
                try await server.call(Cognito.DescribeUserPool.self, .init(userPoolId: id)).userPool)
            #expect(updated.name == "others" && updated.emailVerificationMessage == nil)
            #expect(updated.policies?.passwordPolicy?.minimumLength == 8)
            #expect(updated.usernameAttributes == ["email"] && updated.usernameConfiguration?.caseSensitive == false)
            #expect(updated.schemaAttributes?.contains { $0.name == "custom:team" } == true)
            #expect(updated.userPoolTags == ["a": "1", "b": "2"])
        }
    }

    @Test("what this version does not do is refused by name")
    func unsupported() async throws {
        try await WorkforceTestServer.run { server in
            let inputs: [(Cognito.CreateUserPool.Input, String)] = [
                (.init(poolName: "p", mfaConfiguration: "ON"), "MfaConfiguration ON"),
                (.init(poolName: "p", lambdaConfig: .init(preSignUp: "arn:x")), "LambdaConfig"),
                (.init(poolName: "p", smsConfiguration: .init(snsCallerArn: "arn:x")), "SmsConfiguration"),
                (.init(poolName: "p", userPoolAddOns: .init(advancedSecurityMode: "ENFORCED")), "AdvancedSecurityMode"),
                (
                    .init(poolName: "p", policies: .init(passwordPolicy: .init(passwordHistorySize: 3))),
                    "PasswordHistorySize"
                ),
            ]
            for (input, name) in inputs {
                let error = await #expect(throws: AWSError.self) {
                    _ = try await server.call(Cognito.CreateUserPool.self, input)
                }
                #expect(error?.code == "InvalidParameterException" && error?.message.contains(name) == true)
            }
            let id = try await server.createPool()
            #expect(
                try await server.refusal(
                    Cognito.SetUserPoolMfaConfig.self, .init(userPoolId: id, mfaConfiguration: "OPTIONAL"))
                    == "InvalidParameterException")
            #expect(try await server.call(Cognito.GetUserPoolMfaConfig.self, .init(userPoolId: id)).mfaConfiguration == "OFF")
        }
    }

    @Test("an unknown domain is described as nothing, a known one with its pool")
    func domains() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            let unknown = try await server.call(Cognito.DescribeUserPoolDomain.self, .init(domain: "workers"))
            #expect(unknown.domainDescription == .init())
            _ = try await server.call(Cognito.CreateUserPoolDomain.self, .init(domain: "workers", userPoolId: id))
            let known = try await server.call(Cognito.DescribeUserPoolDomain.self, .init(domain: "workers"))
            #expect(known.domainDescription?.userPoolId == id && known.domainDescription?.status == "ACTIVE")
            let delete = Cognito.DeleteUserPool.Input(userPoolId: id)
            #expect(try await server.refusal(Cognito.DeleteUserPool.self, delete) == "InvalidParameterException")
            _ = try await server.call(Cognito.DeleteUserPoolDomain.self, .init(domain: "workers", userPoolId: id))
            #expect(try await server.refusal(Cognito.DeleteUserPool.self, delete) == nil)
            #expect(try await server.refusal(Cognito.DeleteUserPool.self, delete) == "ResourceNotFoundException")
        }
    }

    @Test("a client's secret is in the answer to its creation and nowhere else")
    func clientSecret() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            let made = try #require(
                try await server.call(
                    Cognito.CreateUserPoolClient.self,
                    .init(userPoolId: id, clientName: "app", generateSecret: true)
                ).userPoolClient)
            let clientID = try #require(made.clientId)
            #expect(made.clientSecret?.isEmpty == false)
            let described = try await server.call(
                Cognito.DescribeUserPoolClient.self, .init(userPoolId: id, clientId: clientID))
            #expect(described.userPoolClient?.clientSecret == nil)
            let updated = try await server.call(
                Cognito.UpdateUserPoolClient.self,
                .init(
                    userPoolId: id, clientId: clientID, accessTokenValidity: 10, tokenValidityUnits: .init(accessToken: "minutes"),
                    callbackURLs: ["https://portal.example/oauth2/idpresponse"]))
            #expect(updated.userPoolClient?.clientSecret == nil && updated.userPoolClient?.clientName == "app")
            #expect(try await server.services.clients.client(clientID).settings.accessTokenSeconds == 600)
            #expect(try await server.services.clients.client(clientID).hasSecret)
        }
    }

    @Test("a client that asks for what cannot be is refused")
    func clientRefusals() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            func refusal(_ change: (inout Cognito.CreateUserPoolClient.Input) -> Void) async throws -> String? {
                var input = Cognito.CreateUserPoolClient.Input(userPoolId: id, clientName: "app")
                change(&input)
                return try await server.refusal(Cognito.CreateUserPoolClient.self, input)
            }
            #expect(try await refusal { $0.supportedIdentityProviders = ["Google"] } == "InvalidParameterException")
            #expect(try await refusal { $0.allowedOAuthScopes = ["api/read"] } == "ScopeDoesNotExistException")
            #expect(try await refusal { $0.accessTokenValidity = 25 } == "InvalidParameterException")
            #expect(try await refusal { $0.callbackURLs = ["not a url"] } == "InvalidParameterException")
            #expect(
                try await refusal { $0.explicitAuthFlows = ["USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"] }
                    == "InvalidParameterException")
            #expect(try await refusal { $0.userPoolId = "us-east-1_none" } == "ResourceNotFoundException")
        }
    }

    @Test("tags of a pool are added, listed and removed")
    func tags() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            let arn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/\(id)"
            _ = try await server.call(Cognito.TagResource.self, .init(resourceArn: arn, tags: ["a": "1", "b": "2"]))
            _ = try await server.call(Cognito.UntagResource.self, .init(resourceArn: arn, tagKeys: ["a"]))
            #expect(try await server.call(Cognito.ListTagsForResource.self, .init(resourceArn: arn)).tags == ["b": "2"])
            let other = arn.replacing(id, with: "us-east-1_none")
            #expect(
                try await server.refusal(Cognito.ListTagsForResource.self, .init(resourceArn: other))
                    == "ResourceNotFoundException")
        }
    }

    @Test("listings go on where the page before ended, and take no other token")
    func paging() async throws {
        try await WorkforceTestServer.run { server in
            var ids: Set<String> = []
            for _ in 0..<3 { ids.insert(try await server.createPool()) }
            let first = try await server.call(Cognito.ListUserPools.self, .init(maxResults: 2))
            let second = try await server.call(
                Cognito.ListUserPools.self, .init(nextToken: first.nextToken, maxResults: 2))
            let listed = ((first.userPools ?? []) + (second.userPools ?? [])).compactMap(\.id)
            #expect(listed.count == 3 && Set(listed) == ids && second.nextToken == nil)
            #expect(
                try await server.refusal(
                    Cognito.ListGroups.self, .init(userPoolId: listed[0], nextToken: first.nextToken))
                    == "InvalidParameterException")
        }
    }
}
