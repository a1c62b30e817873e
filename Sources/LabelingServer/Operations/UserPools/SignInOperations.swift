import AWSWire
import Foundation
import LabelingDomain
import ServiceShapes
import Workforce

/// Signing in through the API, and what a signed-in user may do with an access token.
struct SignInOperations: Sendable {
    let services: WorkforceServices

    func register(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.InitiateAuth.self) { input, context in
            let client = try await services.clients.client(input.clientId)
            let attempt = SignInAttempt(
                flow: input.authFlow, parameters: input.authParameters ?? [:], isByAdmin: false, client: client)
            let answer = try await answer(attempt, now: Timestamp(context.now))
            return .init(
                challengeName: answer.challengeName, session: answer.session,
                challengeParameters: answer.challengeParameters, authenticationResult: answer.result)
        }
        operations.register(CognitoIdentityProvider.AdminInitiateAuth.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let client = try await services.clients.client(input.clientId, in: pool)
            let attempt = SignInAttempt(
                flow: input.authFlow, parameters: input.authParameters ?? [:], isByAdmin: true, client: client)
            let answer = try await answer(attempt, now: Timestamp(context.now))
            return .init(
                challengeName: answer.challengeName, session: answer.session,
                challengeParameters: answer.challengeParameters, authenticationResult: answer.result)
        }
        operations.register(CognitoIdentityProvider.RespondToAuthChallenge.self) { input, context in
            let client = try await services.clients.client(input.clientId)
            let result = try await respond(
                to: input.challengeName, input.challengeResponses ?? [:], session: input.session, client: client,
                now: Timestamp(context.now))
            return .init(challengeParameters: [:], authenticationResult: result)
        }
        operations.register(CognitoIdentityProvider.AdminRespondToAuthChallenge.self) { input, context in
            let pool = try await services.pools.pool(input.userPoolId)
            let client = try await services.clients.client(input.clientId, in: pool)
            let result = try await respond(
                to: input.challengeName, input.challengeResponses ?? [:], session: input.session, client: client,
                now: Timestamp(context.now))
            return .init(challengeParameters: [:], authenticationResult: result)
        }
        registerTokenOperations(on: &operations)
    }

    private func registerTokenOperations(on operations: inout OperationRegistry) {
        operations.register(CognitoIdentityProvider.GetUser.self) { input, context in
            let user = try await user(ofAccessToken: input.accessToken, now: Timestamp(context.now))
            return .init(username: user.username, userAttributes: user.attributeShapes())
        }
        operations.register(CognitoIdentityProvider.GlobalSignOut.self) { input, context in
            let user = try await user(ofAccessToken: input.accessToken, now: Timestamp(context.now))
            try await services.users.signOutEverywhere(user)
            return .init()
        }
        operations.register(CognitoIdentityProvider.ChangePassword.self) { input, context in
            let now = Timestamp(context.now)
            let user = try await user(ofAccessToken: input.accessToken, now: now)
            guard let previous = input.previousPassword else {
                throw UserPoolError.invalidParameter("PreviousPassword is missing.")
            }
            try await services.signIn.checkPassword(previous, of: user, now: now)
            try await services.users.changePassword(
                to: input.proposedPassword, of: user, in: services.pools.pool(user.userPoolID), now: now)
            return .init()
        }
    }
}

extension SignInOperations {
    /// What the two ways to start a sign-in answer alike.
    struct Answer {
        var challengeName: String?
        var session: String?
        var challengeParameters: [String: String] = [:]
        var result: CognitoIdentityProvider.AuthenticationResultType?
    }

    private func answer(_ attempt: SignInAttempt, now: Timestamp) async throws -> Answer {
        switch try attempt.proof() {
        case .refreshToken(let token, let secretHash):
            let owner = try await services.tokens.user(ofRefreshToken: token, client: attempt.client)
            try await services.clients.checkSecretHash(
                secretHash, usernames: [owner.username, owner.sub], client: attempt.client)
            return Answer(
                result: .init(try await services.tokens.refresh(token, client: attempt.client, now: now)))
        case .password(let username, let password, let secretHash):
            try await services.clients.checkSecretHash(secretHash, username: username, client: attempt.client)
            let pool = try await services.pools.pool(attempt.client.userPoolID)
            let outcome = try await services.signIn.signIn(
                .init(username: username, password: password, address: nil), client: attempt.client, pool: pool,
                now: now)
            return try await answer(outcome, pool: pool, client: attempt.client, now: now)
        }
    }

    private func answer(
        _ outcome: SignIn.Outcome, pool: UserPool, client: UserPoolClient, now: Timestamp
    ) async throws -> Answer {
        switch outcome {
        case .signedIn(let user):
            let tokens = try await services.tokens.tokens(
                for: user, client: client, .init(signedInAt: now), now: now)
            return Answer(result: .init(tokens))
        case .newPasswordRequired(let user, let session):
            let missing = pool.settings.schema.requiredNames.filter { user.attributes[$0] == nil }
            return Answer(
                challengeName: "NEW_PASSWORD_REQUIRED", session: session,
                challengeParameters: [
                    "USER_ID_FOR_SRP": user.username,
                    "requiredAttributes": try Self.json(missing.map { "userAttributes.\($0)" }),
                    "userAttributes": try Self.json(user.attributes),
                ])
        }
    }

    private func respond(
        to challenge: String, _ responses: [String: String], session: String?, client: UserPoolClient, now: Timestamp
    ) async throws -> CognitoIdentityProvider.AuthenticationResultType {
        guard challenge == "NEW_PASSWORD_REQUIRED" else {
            throw UserPoolError.invalidParameter("The challenge \(challenge) is not supported by this version.")
        }
        guard let session else { throw UserPoolError.invalidParameter("Missing required parameter Session") }
        let username = try SignInAttempt.required("USERNAME", of: responses)
        let password = try SignInAttempt.required("NEW_PASSWORD", of: responses)
        try await services.clients.checkSecretHash(responses["SECRET_HASH"], username: username, client: client)
        let pool = try await services.pools.pool(client.userPoolID)
        let challenged = try await services.signIn.user(ofSession: session, client: client, now: now)
        guard try await services.users.existingUser(named: username, in: pool)?.sub == challenged.sub else {
            throw UserPoolError.notAuthorized("Invalid session for the user.")
        }
        let attributes = Self.attributes(in: responses)
        let known = challenged.attributes.merging(attributes) { $1 }
        if let missing = pool.settings.schema.requiredNames.first(where: { known[$0, default: ""].isEmpty }) {
            throw UserPoolError.invalidParameter(
                "Attributes did not conform to the schema: \(missing): The attribute is required")
        }
        let user = try await services.signIn.chooseFirstPassword(
            password, session: session, attributes: attributes, client: client, pool: pool, now: now)
        return .init(
            try await services.tokens.tokens(for: user, client: client, .init(signedInAt: now), now: now))
    }

    private static func attributes(in responses: [String: String]) -> [String: String] {
        let prefix = "userAttributes."
        return responses.reduce(into: [:]) { attributes, response in
            guard response.key.hasPrefix(prefix) else { return }
            attributes[String(response.key.dropFirst(prefix.count))] = response.value
        }
    }

    /// Cognito sends lists and maps as JSON text inside of JSON.
    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func user(ofAccessToken token: String, now: Timestamp) async throws -> User {
        let (user, scopes) = try await services.tokens.user(ofAccessToken: token, now: now)
        guard scopes.contains(TokenIssuer.standardScope) else {
            throw UserPoolError.notAuthorized("Access Token does not have required scopes")
        }
        return user
    }
}

extension CognitoIdentityProvider.AuthenticationResultType {
    init(_ tokens: TokenSet) {
        self.init(
            accessToken: tokens.accessToken, expiresIn: tokens.expiresInSeconds, tokenType: "Bearer",
            refreshToken: tokens.refreshToken, idToken: tokens.idToken)
    }
}
