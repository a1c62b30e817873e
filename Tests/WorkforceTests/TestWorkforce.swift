import Crypto
import Foundation
import LabelingDomain
import Logging
import Persistence
import Testing
import Workforce

/// The services of a workforce over a database of their own, with a clock that the test moves.
struct TestWorkforce {
    let services: WorkforceServices
    let database: any Database
    let start = Timestamp(microseconds: 1_800_000_000_000_000)

    /// Runs `body` with fresh services, and drops their database.
    static func run(
        mail: WorkforceServices.Configuration.Mail? = nil, sessionLimits: SessionLimits = SessionLimits(),
        wrapping wrap: (any Database) -> any Database = { $0 }, _ body: (TestWorkforce) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let sqlite = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
        try await Migrator().migrate(sqlite, now: 0)
        let database = wrap(sqlite)
        let url = try #require(URL(string: "http://127.0.0.1:9081"))
        let configuration = WorkforceServices.Configuration(
            place: Place(accountID: "123456789012", region: "us-east-1"), portalURL: url,
            organizationName: "Example & Co", mail: mail, sessionLimits: sessionLimits)
        let services = WorkforceServices(
            configuration, database: database, sealingKey: SymmetricKey(size: .bits256),
            hasher: try PasswordHasher(isCheap: true), now: { Timestamp(microseconds: 1_800_000_000_000_000) },
            logger: Logger(label: "test"))
        try await body(TestWorkforce(services: services, database: database))
        await sqlite.close()
    }

    func pool(_ change: (inout UserPoolSettings) -> Void = { _ in }) async throws -> UserPool {
        var settings = UserPoolSettings()
        change(&settings)
        return try await services.pools.create(
            name: "workers", settings: settings, configuration: "{}", tags: [], now: start)
    }

    func client(
        in pool: UserPool, hasSecret: Bool = false, _ change: (inout UserPoolClientSettings) -> Void = { _ in }
    ) async throws -> UserPoolClient {
        var settings = UserPoolClientSettings()
        change(&settings)
        let draft = UserPoolClients.Draft(name: "app", settings: settings, configuration: "{}")
        return try await services.clients.create(draft, in: pool, hasSecret: hasSecret, now: start).client
    }

    /// A user who has chosen a password, unless `isConfirmed` is false.
    func user(
        _ name: String, in pool: UserPool, password: String = "Correct-1", attributes: [String: String] = [:],
        isConfirmed: Bool = true
    ) async throws -> User {
        let draft = Users.Draft(
            username: name, attributes: attributes, temporaryPassword: password, invitation: .suppressed)
        let user = try await services.users.create(draft, in: pool, now: start)
        guard isConfirmed else { return user }
        try await services.users.setPassword(password, isPermanent: true, of: user, in: pool, now: start)
        return try await services.users.user(named: user.sub, in: pool)
    }

    func signIn(
        _ name: String, _ password: String, client: UserPoolClient, pool: UserPool, address: String? = nil,
        onHostedPage: Bool = false, after seconds: Int = 0
    ) async throws -> SignIn.Outcome {
        try await services.signIn.signIn(
            .init(username: name, password: password, address: address), client: client, pool: pool,
            onHostedPage: onHostedPage, now: start + .seconds(seconds))
    }

    /// A workforce over a new pool with a client, a domain and the group `labelers`.
    func workforce() async throws -> (pool: UserPool, client: UserPoolClient) {
        let pool = try await pool()
        let client = try await client(in: pool)
        try await services.pools.setDomain("workers", of: pool, now: start)
        _ = try await services.groups.create(
            "labelers", .init(description: nil, roleARN: nil, precedence: nil), in: pool, now: start)
        _ = try await services.workforces.create(
            name: "crew", userPoolID: pool.id, clientID: client.id, allowedRanges: [], ipAddressType: nil, tags: [],
            now: start)
        return (pool, client)
    }

    func team(_ name: String, groups: [String], pool: UserPool, client: UserPoolClient) async throws -> Workteam {
        let draft = Workteams.Draft(
            name: name, workforceName: nil, description: "A team",
            members: groups.map { .init(userPoolID: pool.id, group: $0, clientID: client.id) },
            notificationTopic: nil, workerAccess: nil)
        return try await services.workteams.create(draft, tags: [], now: start)
    }
}
