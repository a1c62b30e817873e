import AWSWire
import ServiceShapes
import Testing
import Workforce

@testable import LabelingServer

@Suite struct UserOperationsTests {
    private typealias Cognito = CognitoIdentityProvider

    @Test("users are found by filter, with the attributes that are wanted, 06/MON-9")
    func listing() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            for name in ["ann", "bob", "bea"] { try await server.createUser(id, name) }
            let ann = try await server.call(Cognito.AdminGetUser.self, .init(userPoolId: id, username: "ann"))
            let sub = try #require(ann.userAttributes?.first { $0.name == "sub" }?.value)
            func names(_ filter: String) async throws -> [String] {
                try await server.call(Cognito.ListUsers.self, .init(userPoolId: id, filter: filter)).users?
                    .compactMap(\.username) ?? []
            }
            #expect(try await names(#"sub = "\#(sub)""#) == ["ann"])
            #expect(try await names(#"email ^= "b""#) == ["bea", "bob"])
            #expect(try await names(#"cognito:user_status = "CONFIRMED""#) == [])
            let some = try await server.call(
                Cognito.ListUsers.self, .init(userPoolId: id, attributesToGet: ["email"], limit: 1))
            #expect(some.users?.first?.attributes == [.init(name: "email", value: "ann@example.com")])
            #expect(some.paginationToken != nil)
            for input in [
                Cognito.ListUsers.Input(userPoolId: id, filter: "email = ann"),
                .init(userPoolId: id, attributesToGet: ["shoe"]),
                .init(userPoolId: id, paginationToken: some.paginationToken, filter: #"email = "x""#),
            ] {
                #expect(try await server.refusal(Cognito.ListUsers.self, input) == "InvalidParameterException")
            }
        }
    }

    @Test("groups hold users, who are listed both ways")
    func groups() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            try await server.createUser(id, "ann")
            try await server.createGroup(id, "cats")
            let add = Cognito.AdminAddUserToGroup.Input(userPoolId: id, username: "ann", groupName: "cats")
            _ = try await server.call(Cognito.AdminAddUserToGroup.self, add)
            _ = try await server.call(Cognito.AdminAddUserToGroup.self, add)
            let members = try await server.call(
                Cognito.ListUsersInGroup.self, .init(userPoolId: id, groupName: "cats"))
            #expect(members.users?.map(\.username) == ["ann"])
            let groups = try await server.call(
                Cognito.AdminListGroupsForUser.self, .init(username: "ann", userPoolId: id))
            #expect(groups.groups?.map(\.groupName) == ["cats"])
            _ = try await server.call(
                Cognito.UpdateGroup.self,
                .init(groupName: "cats", userPoolId: id, description: "Cat people", precedence: 4))
            let group = try await server.call(Cognito.GetGroup.self, .init(groupName: "cats", userPoolId: id)).group
            #expect(group?.description == "Cat people" && group?.precedence == 4)
            _ = try await server.call(
                Cognito.AdminRemoveUserFromGroup.self, .init(userPoolId: id, username: "ann", groupName: "cats"))
            #expect(
                try await server.call(Cognito.ListUsersInGroup.self, .init(userPoolId: id, groupName: "cats")).users
                    == [])
            #expect(
                try await server.refusal(
                    Cognito.AdminAddUserToGroup.self, .init(userPoolId: id, username: "ann", groupName: "dogs"))
                    == "ResourceNotFoundException")
            #expect(
                try await server.refusal(
                    Cognito.AdminAddUserToGroup.self, .init(userPoolId: id, username: "eve", groupName: "cats"))
                    == "UserNotFoundException")
        }
    }

    @Test("disabling, enabling and deleting do what they say, the API without the console's detour, 06/WF-22")
    func lifecycle() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            try await server.createUser(id, "ann")
            func isEnabled() async throws -> Bool? {
                try await server.call(Cognito.AdminGetUser.self, .init(userPoolId: id, username: "ann")).enabled
            }
            _ = try await server.call(Cognito.AdminDisableUser.self, .init(userPoolId: id, username: "ann"))
            #expect(try await isEnabled() == false)
            _ = try await server.call(Cognito.AdminEnableUser.self, .init(userPoolId: id, username: "ann"))
            #expect(try await isEnabled() == true)
            _ = try await server.call(Cognito.AdminDeleteUser.self, .init(userPoolId: id, username: "ann"))
            #expect(
                try await server.refusal(Cognito.AdminGetUser.self, .init(userPoolId: id, username: "ann"))
                    == "UserNotFoundException")
            try await server.createUser(id, "ann")
        }
    }

    @Test("a set password is permanent when that is said, else to be replaced")
    func setPassword() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            try await server.createUser(id, "ann")
            func status(_ isPermanent: Bool?) async throws -> String? {
                _ = try await server.call(
                    Cognito.AdminSetUserPassword.self,
                    .init(userPoolId: id, username: "ann", password: "Chosen-123", permanent: isPermanent))
                return try await server.call(Cognito.AdminGetUser.self, .init(userPoolId: id, username: "ann"))
                    .userStatus
            }
            #expect(try await status(true) == "CONFIRMED")
            #expect(try await status(nil) == "FORCE_CHANGE_PASSWORD")
            let reset = Cognito.AdminResetUserPassword.Input(userPoolId: id, username: "ann")
            #expect(try await server.refusal(Cognito.AdminResetUserPassword.self, reset) == "NotAuthorizedException")
            _ = try await status(true)
            #expect(try await server.refusal(Cognito.AdminResetUserPassword.self, reset) == nil)
            #expect(
                try await server.call(Cognito.AdminGetUser.self, .init(userPoolId: id, username: "ann")).userStatus
                    == "RESET_REQUIRED")
            #expect(
                try await server.refusal(
                    Cognito.AdminSetUserPassword.self, .init(userPoolId: id, username: "ann", password: "short"))
                    == "InvalidPasswordException")
        }
    }

    @Test("an invitation is mailed, held or made not at all, as the request has it, 06/PORTAL-1")
    func invitations() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            func create(_ name: String, action: String? = nil, mediums: [String]? = nil) async throws {
                _ = try await server.call(
                    Cognito.AdminCreateUser.self,
                    .init(
                        userPoolId: id, username: name,
                        userAttributes: [.init(name: "email", value: "\(name)@example.com")],
                        messageAction: action, desiredDeliveryMediums: mediums))
            }
            try await create("mailed", mediums: ["EMAIL"])
            try await create("plain")
            try await create("texted", mediums: ["SMS"])
            try await create("suppressed", action: "SUPPRESS")
            try await create("mailed", action: "RESEND")
            let messages = try await server.services.outbox.messages()
            let recipients = Dictionary(uniqueKeysWithValues: messages.map { ($0.username, $0.recipient) })
            #expect(recipients == ["mailed": "mailed@example.com", "plain": "plain@example.com", "texted": nil])
            #expect(messages.allSatisfy { $0.state == .held && $0.secret != nil }, "no mail server is configured")
        }
    }

    @Test("an attribute that is named twice is refused")
    func repeatedAttribute() async throws {
        try await WorkforceTestServer.run { server in
            let id = try await server.createPool()
            #expect(
                try await server.refusal(
                    Cognito.AdminCreateUser.self,
                    .init(
                        userPoolId: id, username: "ann",
                        userAttributes: [.init(name: "name", value: "a"), .init(name: "name", value: "b")]))
                    == "InvalidParameterException")
        }
    }
}
