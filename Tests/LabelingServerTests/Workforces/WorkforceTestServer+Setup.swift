import ServiceShapes

/// What most tests begin with.
extension WorkforceTestServer {
    func createPool() async throws -> String {
        try await call(CognitoIdentityProvider.CreateUserPool.self, .init(poolName: "workers")).userPool?.id ?? ""
    }

    func createClient(
        _ poolID: String, authFlows: [String]? = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        hasSecret: Bool = false
    ) async throws -> String {
        let output = try await call(
            CognitoIdentityProvider.CreateUserPoolClient.self,
            .init(
                userPoolId: poolID, clientName: "app", generateSecret: hasSecret, explicitAuthFlows: authFlows,
                callbackURLs: ["https://app.example/cb"], logoutURLs: ["https://app.example/bye"],
                allowedOAuthFlows: ["code"], allowedOAuthScopes: ["openid", "email"],
                allowedOAuthFlowsUserPoolClient: true))
        return output.userPoolClient?.clientId ?? ""
    }

    func createUser(_ poolID: String, _ name: String, password: String? = "Temp-1234") async throws {
        _ = try await call(
            CognitoIdentityProvider.AdminCreateUser.self,
            .init(
                userPoolId: poolID, username: name, userAttributes: [.init(name: "email", value: "\(name)@example.com")],
                temporaryPassword: password, messageAction: "SUPPRESS"))
    }

    func createGroup(_ poolID: String, _ name: String) async throws {
        _ = try await call(
            CognitoIdentityProvider.CreateGroup.self, .init(groupName: name, userPoolId: poolID))
    }

    /// A pool with domain, client and the group `labelers`, and the workforce `crew` over it.
    func createWorkforce() async throws -> (poolID: String, clientID: String) {
        let poolID = try await createPool()
        let clientID = try await createClient(poolID)
        _ = try await call(
            CognitoIdentityProvider.CreateUserPoolDomain.self, .init(domain: "workers", userPoolId: poolID))
        try await createGroup(poolID, "labelers")
        _ = try await call(
            SageMaker.CreateWorkforce.self,
            .init(cognitoConfig: .init(userPool: poolID, clientId: clientID), workforceName: "crew"))
        return (poolID, clientID)
    }

    func createTeam(_ name: String, poolID: String, clientID: String, group: String = "labelers") async throws {
        _ = try await call(SageMaker.CreateWorkteam.self, team(name, poolID: poolID, clientID: clientID, group: group))
    }

    func team(
        _ name: String, poolID: String, clientID: String, group: String = "labelers"
    ) -> SageMaker.CreateWorkteam.Input {
        .init(
            workteamName: name,
            memberDefinitions: [
                .init(cognitoMemberDefinition: .init(userPool: poolID, userGroup: group, clientId: clientID))
            ], description: "A team")
    }
}
