package import LabelingDomain
package import Persistence

/// The user pools of an account in a region.
package struct UserPools: Sendable {
    private let store: UserPoolStore
    private let domains: UserPoolDomainStore
    private let place: Place
    private let random: RandomSource

    /// The quota of pools.
    package static let maxPools = 1_000

    package init(database: any Database, place: Place, random: RandomSource) {
        store = UserPoolStore(database)
        domains = UserPoolDomainStore(database)
        self.place = place
        self.random = random
    }

    /// Adds a pool; throws `UserPoolError` when the settings contradict themselves or the quota is used up.
    package func create(
        name: String, settings: UserPoolSettings, configuration: String, tags: [ResourceTag], now: Timestamp
    ) async throws -> UserPool {
        try settings.check()
        let id = "\(place.region)_\(random.text(of: 9, from: Self.idCharacters))"
        let record = UserPoolRecord(
            id: id, accountID: place.accountID, region: place.region, name: name,
            settings: try JSONText(settings).text, configuration: configuration, createdAt: now.microseconds,
            modifiedAt: now.microseconds)
        let arn = UserPool.arn(id: id, accountID: place.accountID, region: place.region)
        guard try await store.insert(record, tags: tags, arn: arn.description, limit: Self.maxPools) else {
            throw UserPoolError.limitExceeded("The quota of \(Self.maxPools) user pools is used up.")
        }
        return try UserPool(record)
    }

    /// Throws `UserPoolError.poolNotFound` when there is none.
    package func pool(_ id: String) async throws -> UserPool {
        guard let record = try await store.pool(id: id), record.accountID == place.accountID,
            record.region == place.region
        else { throw UserPoolError.poolNotFound(id) }
        return try UserPool(record)
    }

    /// At most `limit` pools after `key`.
    package func pools(after key: String, limit: Int) async throws -> Page<UserPool> {
        let records = try await store.pools(
            accountID: place.accountID, region: place.region, after: key, limit: limit + 1)
        return try Page(records, limit: limit, key: \.id).map { try UserPool($0) }
    }

    /// Replaces the settings of a pool, and its name where one is given.
    package func update(
        _ id: String, name: String?, settings: UserPoolSettings, configuration: String, now: Timestamp
    ) async throws {
        try settings.check()
        let text = try JSONText(settings).text
        let updated = try await store.update(id: id) { record in
            record.name = name ?? record.name
            record.settings = text
            record.configuration = configuration
            record.modifiedAt = now.microseconds
        }
        if updated == nil { throw UserPoolError.poolNotFound(id) }
    }

    /// Deletes a pool with everything in it. The caller ends the sessions of its users.
    package func delete(_ pool: UserPool) async throws {
        guard !pool.settings.isProtectedFromDeletion else {
            throw UserPoolError.invalidParameter(
                "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.")
        }
        switch try await store.delete(id: pool.id, arn: pool.arn.description) {
        case .deleted: return
        case .notFound: throw UserPoolError.poolNotFound(pool.id)
        case .hasDomain(let domain):
            throw UserPoolError.invalidParameter(
                "User pool cannot be deleted. It has a domain configured that should be deleted first: \(domain)")
        case .usedByWorkteams(let teams):
            throw UserPoolError.invalidParameter(
                "User pool \(pool.id) cannot be deleted: work teams are made of its groups (\(teams.joined(separator: ", "))). Delete them first."
            )
        }
    }

    /// How many users the pool has.
    package func userCount(_ pool: UserPool) async throws -> Int {
        try await store.userCount(poolID: pool.id)
    }

    private static let idCharacters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
}

extension UserPools {
    /// The domain of a pool; nil when it has none.
    package func domain(of pool: UserPool) async throws -> String? {
        try await domains.domain(ofPool: pool.id)
    }

    /// The pool behind a domain; nil when nobody has it.
    package func pool(domain: String) async throws -> UserPool? {
        guard let id = try await domains.poolID(of: domain) else { return nil }
        return try await pool(id)
    }

    /// Gives a pool its domain; refused when it has one, or another pool has this one.
    package func setDomain(_ domain: String, of pool: UserPool, now: Timestamp) async throws {
        switch try await domains.insert(domain: domain, poolID: pool.id, createdAt: now.microseconds) {
        case .inserted: return
        case .domainTaken:
            throw UserPoolError.invalidParameter("Domain already associated with another user pool.")
        case .poolHasDomain: throw UserPoolError.invalidParameter("User pool already has a domain configured.")
        }
    }

    /// Takes the domain away; refused when the pool has another.
    package func deleteDomain(_ domain: String, of pool: UserPool) async throws {
        guard try await domains.delete(domain: domain, poolID: pool.id) else {
            throw UserPoolError.invalidParameter("No such domain or user pool exists.")
        }
    }
}
