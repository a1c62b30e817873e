import LabelingDomain
import Testing
import Workforce

@Suite struct UsersTests {
    @Test("a new user has a temporary password and an invitation that the admin can read, 06/PORTAL-1")
    func invitation() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let draft = Users.Draft(
                username: "ann", attributes: ["email": "ann@example.com"], temporaryPassword: nil, invitation: .byMail)
            let user = try await test.services.users.create(draft, in: pool, now: test.start)
            #expect(user.status == .forceChangePassword)
            let message = try #require(try await test.services.outbox.messages().first)
            #expect(message.kind == .invitation && message.state == .held && message.username == "ann")
            let password = try #require(message.secret)
            #expect(pool.settings.passwordPolicy.violation(by: password) == nil)
            for part in ["Example & Co", "http://127.0.0.1:9081", password, "ann"] {
                #expect(message.body.contains(part), "\(part)")
            }
        }
    }

    @Test("an invitation is worded by the pool's template, and a suppressed one is not made")
    func template() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool {
                $0.invitation = .init(subject: "Welcome", body: "{username} {####} {username}")
            }
            let draft = Users.Draft(
                username: "ann{####}", attributes: [:], temporaryPassword: "Temp-1{username}", invitation: .held)
            _ = try await test.services.users.create(draft, in: pool, now: test.start)
            _ = try await test.user("bob", in: pool)
            let messages = try await test.services.outbox.messages()
            #expect(messages.map(\.subject) == ["Welcome"])
            #expect(messages.first?.body == "ann{####} Temp-1{username} ann{####}", "places in values stay as they are")
        }
    }

    @Test("where addresses are the names, a user is found by address and is called by sub")
    func addressesAsNames() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool { $0.usernameAttributes = ["email"] }
            let user = try await test.user("ann@example.com", in: pool)
            #expect(user.username == user.sub && user.email == "ann@example.com")
            #expect(try await test.services.users.user(named: "ann@example.com", in: pool).sub == user.sub)
            await #expect(throws: UserPoolError.usernameExists("An account with the given email already exists.")) {
                _ = try await test.user("ann@example.com", in: pool)
            }
            await #expect(throws: UserPoolError.invalidParameter("Username should be an email.")) {
                _ = try await test.user("ann", in: pool)
            }
        }
    }

    @Test("names are case-sensitive unless the pool says otherwise, 06/WF-19", arguments: [true, false])
    func caseSensitivity(isCaseSensitive: Bool) async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool { $0.isCaseSensitive = isCaseSensitive }
            let user = try await test.user("Ann", in: pool)
            let found = try await test.services.users.existingUser(named: "ANN", in: pool)
            #expect(found?.sub == (isCaseSensitive ? nil : user.sub))
            #expect(found.map(\.username) == (isCaseSensitive ? nil : "Ann"))
        }
    }

    @Test("an alias counts once it is verified, and moves only when that is wanted")
    func aliases() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool { $0.aliasAttributes = ["email"] }
            let verified = ["email": "a@example.com", "email_verified": "true"]
            let ann = try await test.user("ann", in: pool, attributes: verified)
            _ = try await test.user("eve", in: pool, attributes: ["email": "a@example.com"])
            #expect(try await test.services.users.user(named: "a@example.com", in: pool).sub == ann.sub)
            await #expect(throws: UserPoolError.aliasExists("An account with the given email already exists.")) {
                _ = try await test.user("bob", in: pool, attributes: verified)
            }
            let draft = Users.Draft(
                username: "bob", attributes: verified, temporaryPassword: nil, invitation: .suppressed,
                takesAliases: true)
            let bob = try await test.services.users.create(draft, in: pool, now: test.start)
            #expect(try await test.services.users.user(named: "a@example.com", in: pool).sub == bob.sub)
        }
    }

    struct AttributeCase: Sendable {
        let attributes: [String: String]
        let refusal: String
    }

    static let wrongAttributes: [AttributeCase] = [
        .init(attributes: ["shoe": "44"], refusal: "user.shoe: Attribute does not exist in the schema."),
        .init(attributes: ["sub": "me"], refusal: "user.sub: Attribute cannot be set."),
        .init(attributes: ["email": "ann"], refusal: "Invalid email address format."),
        .init(attributes: ["email": "ann@x\r\nBcc: all@x"], refusal: "Invalid email address format."),
        .init(attributes: ["phone_number": "0151"], refusal: "Invalid phone number format."),
        .init(attributes: ["email_verified": "yes"], refusal: "email_verified must be true or false"),
        .init(attributes: ["birthdate": "1.1.90"], refusal: "birthdate must have at least 10 characters"),
        .init(attributes: ["custom:age": "x"], refusal: "custom:age must be a number"),
        .init(attributes: ["custom:age": "200"], refusal: "custom:age must be at most 120"),
    ]

    @Test("attributes obey the schema of the pool", arguments: wrongAttributes)
    func schema(_ test: AttributeCase) async throws {
        try await TestWorkforce.run { workforce in
            let pool = try await workforce.pool {
                $0.ownAttributes = [AttributeDefinition(name: "custom:age", kind: .number, maximum: "120")]
            }
            await #expect(throws: UserPoolError.invalidParameter(test.refusal)) {
                _ = try await workforce.user("ann", in: pool, attributes: test.attributes)
            }
        }
    }

    @Test("a changed address is not verified until somebody says so")
    func changedAddress() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let ann = try await test.user(
                "ann", in: pool, attributes: ["email": "a@example.com", "email_verified": "true", "name": "Ann"])
            try await test.services.users.setAttributes(
                ["email": "b@example.com", "name": ""], of: ann, in: pool, now: test.start)
            let changed = try await test.services.users.user(named: "ann", in: pool)
            #expect(changed.attributes == ["email": "b@example.com", "email_verified": "false"])
        }
    }

    @Test("an invitation is sent again only to who has not signed in, with another password")
    func resend() async throws {
        try await TestWorkforce.run { test in
            let pool = try await test.pool()
            let draft = Users.Draft(username: "ann", attributes: [:], temporaryPassword: nil, invitation: .held)
            let ann = try await test.services.users.create(draft, in: pool, now: test.start)
            let first = try await test.services.outbox.messages().first?.secret
            _ = try await test.services.users.resendInvitation(draft, to: ann, in: pool, now: test.start)
            let messages = try await test.services.outbox.messages()
            #expect(messages.count == 1 && messages.first?.secret != first)
            let bob = try await test.user("bob", in: pool)
            await #expect(throws: UserPoolError.self) {
                _ = try await test.services.users.resendInvitation(draft, to: bob, in: pool, now: test.start)
            }
        }
    }
}
