import Persistence

/// Rows that the suites of this folder begin with.
struct WorkforceFixture {
    let database: any Database

    static let accountID = "123456789012"
    static let region = "us-east-1"
    static let poolID = "us-east-1_aaaaaaaaa"

    var pools: UserPoolStore { UserPoolStore(database) }
    var users: UserStore { UserStore(database) }
    var groups: UserGroupStore { UserGroupStore(database) }
    var workforces: WorkforceStore { WorkforceStore(database, accountID: Self.accountID, region: Self.region) }
    var workteams: WorkteamStore { WorkteamStore(database, accountID: Self.accountID, region: Self.region) }

    @discardableResult
    func addPool(_ id: String = poolID) async throws -> UserPoolRecord {
        let pool = UserPoolRecord(
            id: id, accountID: Self.accountID, region: Self.region, name: "workers", settings: "{}",
            configuration: "{}", createdAt: 1, modifiedAt: 1)
        _ = try await pools.insert(pool, tags: [], arn: "arn:\(id)", limit: 10)
        return pool
    }

    @discardableResult
    func addUser(
        _ name: String, attributes: [String: String] = [:], poolID: String = poolID, status: String = "CONFIRMED"
    ) async throws -> UserRecord {
        let user = record(name, attributes: attributes, poolID: poolID, status: status)
        _ = try await users.insert(user, aliases: [])
        return user
    }

    func record(
        _ name: String, attributes: [String: String] = [:], poolID: String = poolID, status: String = "CONFIRMED"
    ) -> UserRecord {
        UserRecord(
            sub: "sub-\(name)", userPoolID: poolID, username: name, usernameKey: name, status: status,
            isEnabled: true, passwordHash: nil, passwordExpiresAt: nil, attributes: attributes, createdAt: 1)
    }

    func addGroup(_ name: String) async throws {
        _ = try await groups.insert(
            UserGroupRecord(
                userPoolID: Self.poolID, name: name, description: nil, roleARN: nil, precedence: nil, createdAt: 1))
    }

    func addWorkforce() async throws {
        _ = try await workforces.insert(workforce("crew"), tags: [], arn: "arn:crew")
    }

    func workforce(_ name: String) -> WorkforceRecord {
        WorkforceRecord(
            accountID: Self.accountID, region: Self.region, name: name, userPoolID: Self.poolID, clientID: "client",
            allowedRanges: "[]", ipAddressType: nil, createdAt: 1)
    }

    @discardableResult
    func addTeam(_ name: String, groups: [String], limit: Int = 25) async throws -> WorkteamStore.Insertion {
        let team = WorkteamRecord(
            name: name, description: "A team",
            groups: groups.map {
                .init(userPoolID: Self.poolID, name: $0, clientID: "client")
            }, notificationTopic: nil, workerAccess: nil, createdAt: 1)
        return try await workteams.insert(team, tags: [], arn: "arn:\(name)", limit: limit)
    }
}
