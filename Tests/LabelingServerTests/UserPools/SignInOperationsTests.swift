import AWSWire
import Crypto
import Foundation
import ServiceShapes
import Testing
import Workforce

@testable import LabelingServer

@Suite struct SignInOperationsTests {
    private typealias Cognito = CognitoIdentityProvider

    private func signIn(
        _ server: WorkforceTestServer, _ clientID: String, _ password: String, _ extra: [String: String] = [:]
    ) async throws -> Cognito.InitiateAuth.Output {
        try await server.call(
            Cognito.InitiateAuth.self,
            .init(
                authFlow: "USER_PASSWORD_AUTH",
                authParameters: ["USERNAME": "ann", "PASSWORD": password].merging(extra) { $1 }, clientId: clientID))
    }

    @Test("a first sign-in is challenged, and the answer brings tokens that work")
    func challenge() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            let clientID = try await server.createClient(id)
            try await server.createUser(id, "ann")
            let challenge = try await signIn(server, clientID, "Temp-1234")
            #expect(challenge.challengeName == "NEW_PASSWORD_REQUIRED" && challenge.authenticationResult == nil)
            #expect(challenge.challengeParameters?["userAttributes"] == #"{"email":"ann@example.com"}"#)
            let answer = Cognito.RespondToAuthChallenge.Input(
                clientId: clientID, challengeName: "NEW_PASSWORD_REQUIRED", session: challenge.session,
                challengeResponses: [
                    "USERNAME": "ann", "NEW_PASSWORD": "Chosen-123", "userAttributes.name": "Ann",
                ])
            var somebodyElse = answer
            somebodyElse.challengeResponses?["USERNAME"] = "bob"
            #expect(try await server.refusal(Cognito.RespondToAuthChallenge.self, somebodyElse) == "NotAuthorizedException")
            let tokens = try #require(
                try await server.call(Cognito.RespondToAuthChallenge.self, answer).authenticationResult)
            #expect(tokens.tokenType == "Bearer" && tokens.expiresIn == 3_600)
            #expect(try await server.refusal(Cognito.RespondToAuthChallenge.self, answer) == "NotAuthorizedException")

            let accessToken = try #require(tokens.accessToken)
            let user = try await server.call(Cognito.GetUser.self, .init(accessToken: accessToken))
            #expect(user.username == "ann" && user.userAttributes.contains(.init(name: "name", value: "Ann")))
            let refreshed = try await server.call(
                Cognito.InitiateAuth.self,
                .init(
                    authFlow: "REFRESH_TOKEN_AUTH", authParameters: ["REFRESH_TOKEN": try #require(tokens.refreshToken)],
                    clientId: clientID))
            #expect(refreshed.authenticationResult?.accessToken != nil)
            _ = try await server.call(
                Cognito.ChangePassword.self,
                .init(previousPassword: "Chosen-123", proposedPassword: "Changed-123", accessToken: accessToken))
            #expect(try await signIn(server, clientID, "Changed-123").authenticationResult != nil)
            _ = try await server.call(Cognito.GlobalSignOut.self, .init(accessToken: accessToken))
            #expect(
                try await server.refusal(Cognito.GetUser.self, .init(accessToken: accessToken))
                    == "NotAuthorizedException")
        }
    }

    @Test("a flow that the client or this version does not allow is refused by name")
    func flows() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            let clientID = try await server.createClient(id, authFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"])
            try await server.createUser(id, "ann")
            let parameters = ["USERNAME": "ann", "PASSWORD": "Temp-1234", "REFRESH_TOKEN": "x"]
            for flow in [
                "USER_PASSWORD_AUTH", "USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH", "ADMIN_USER_PASSWORD_AUTH",
                "REFRESH_TOKEN_AUTH",
            ] {
                let error = await #expect(throws: AWSError.self) {
                    _ = try await server.call(
                        Cognito.InitiateAuth.self,
                        .init(authFlow: flow, authParameters: parameters, clientId: clientID))
                }
                #expect(error?.code == "InvalidParameterException", "\(flow)")
                #expect(error?.message.contains(flow) == true)
            }
            let byAdmin = try await server.call(
                Cognito.AdminInitiateAuth.self,
                .init(
                    userPoolId: id, clientId: clientID, authFlow: "ADMIN_USER_PASSWORD_AUTH",
                    authParameters: parameters))
            #expect(byAdmin.challengeName == "NEW_PASSWORD_REQUIRED")
            #expect(
                try await server.refusal(
                    Cognito.AdminInitiateAuth.self,
                    .init(userPoolId: id, clientId: clientID, authFlow: "ADMIN_NO_SRP_AUTH", authParameters: [:]))
                    == "InvalidParameterException")
        }
    }

    @Test("a client with a secret is used with the hash of it")
    func secretHash() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            let made = try await server.call(
                Cognito.CreateUserPoolClient.self,
                .init(
                    userPoolId: id, clientName: "app", generateSecret: true,
                    explicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"]))
            let clientID = try #require(made.userPoolClient?.clientId)
            let secret = try #require(made.userPoolClient?.clientSecret)
            try await server.createUser(id, "ann")
            let code = HMAC<SHA256>.authenticationCode(
                for: Data("ann\(clientID)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
            let hash = ["SECRET_HASH": Data(code).base64EncodedString()]
            #expect(try await signIn(server, clientID, "Temp-1234", hash).challengeName == "NEW_PASSWORD_REQUIRED")
            for wrong in [[:], ["SECRET_HASH": "x"]] {
                await #expect(throws: AWSError.self) { _ = try await signIn(server, clientID, "Temp-1234", wrong) }
            }
        }
    }

    @Test("whoever forgot a password gets another with the code that was sent")
    func forgotPassword() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            let clientID = try await server.createClient(id)
            try await server.createUser(id, "ann")
            _ = try await server.call(
                Cognito.AdminSetUserPassword.self,
                .init(userPoolId: id, username: "ann", password: "Chosen-123", permanent: true))
            _ = try await server.call(
                Cognito.AdminUpdateUserAttributes.self,
                .init(userPoolId: id, username: "ann", userAttributes: [.init(name: "email_verified", value: "true")]))
            let sent = try await server.call(
                Cognito.ForgotPassword.self, .init(clientId: clientID, username: "ann"))
            #expect(
                sent.codeDeliveryDetails
                    == .init(destination: "a***@e***", deliveryMedium: "EMAIL", attributeName: "email"))
            let code = try #require(try await server.services.outbox.messages().first?.secret)
            func confirm(_ code: String) async throws -> String? {
                try await server.refusal(
                    Cognito.ConfirmForgotPassword.self,
                    .init(clientId: clientID, username: "ann", confirmationCode: code, password: "Fresh-1234"))
            }
            #expect(try await confirm("0" + code) == "CodeMismatchException")
            #expect(try await confirm(code) == nil)
            #expect(try await confirm(code) == "ExpiredCodeException")
            #expect(try await signIn(server, clientID, "Fresh-1234").authenticationResult != nil)
        }
    }
}
