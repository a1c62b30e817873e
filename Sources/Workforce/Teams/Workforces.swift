package import LabelingDomain
package import Persistence
import Synchronization

/// The private workforce, at most one per account and region (06/WF-2).
///
/// The workforce is kept in memory, since every request to the portal asks for it.
package final class Workforces: Sendable {
    private let store: WorkforceStore
    private let pools: UserPools
    private let clients: UserPoolClients
    private let place: Place
    private let cache = Mutex(Cache())

    private struct Cache {
        var workforce: PrivateWorkforce??
        var generation = 0
    }

    package init(database: any Database, place: Place, pools: UserPools, clients: UserPoolClients) {
        store = WorkforceStore(database, accountID: place.accountID, region: place.region)
        self.pools = pools
        self.clients = clients
        self.place = place
    }

    /// The workforce; nil when none was created.
    package func current() async throws -> PrivateWorkforce? {
        let (cached, generation) = cache.withLock { ($0.workforce, $0.generation) }
        if let cached { return cached }
        let workforce = try await store.workforce().map { try PrivateWorkforce($0) }
        cache.withLock { cache in
            if cache.generation == generation { cache.workforce = .some(workforce) }
        }
        return workforce
    }

    /// Throws `WorkforceError.workforceNotFound` when there is none of that name.
    package func workforce(named name: String) async throws -> PrivateWorkforce {
        guard let workforce = try await current(), workforce.name == name else {
            throw WorkforceError.workforceNotFound(name)
        }
        return workforce
    }

    /// Creates the workforce over a pool and one of its clients; throws `WorkforceError` when there is one already.
    package func create(
        name: String, userPoolID: String, clientID: String, allowedRanges: [String], ipAddressType: String?,
        tags: [ResourceTag], now: Timestamp
    ) async throws -> PrivateWorkforce {
        try await checkSignIn(userPoolID: userPoolID, clientID: clientID)
        try Self.check(allowedRanges)
        let record = WorkforceRecord(
            accountID: place.accountID, region: place.region, name: name, userPoolID: userPoolID, clientID: clientID,
            allowedRanges: try JSONText(allowedRanges).text, ipAddressType: ipAddressType,
            createdAt: now.microseconds)
        let workforce = try PrivateWorkforce(record)
        let isFirst = try await store.insert(record, tags: tags, arn: workforce.arn.description)
        forget()
        guard isFirst else {
            let existing = try await current()?.name ?? name
            throw existing == name ? WorkforceError.workforceExists(name) : .workforceLimit(existing: existing)
        }
        return workforce
    }

    /// Replaces the ranges whose addresses may use the portal; nil leaves them, and the address type alike.
    package func update(
        name: String, allowedRanges: [String]?, ipAddressType: String?, now: Timestamp
    ) async throws -> PrivateWorkforce {
        _ = try await workforce(named: name)
        if let allowedRanges { try Self.check(allowedRanges) }
        let text = try allowedRanges.map { try JSONText($0).text }
        let updated = try await store.update { record in
            record.allowedRanges = text ?? record.allowedRanges
            record.ipAddressType = ipAddressType ?? record.ipAddressType
            record.modifiedAt = now.microseconds
        }
        forget()
        guard let updated else { throw WorkforceError.workforceNotFound(name) }
        return try PrivateWorkforce(updated)
    }

    /// Deletes the workforce and ends the sign-ins through it. The caller reads the sessions again.
    package func delete(name: String) async throws {
        let workforce = try await workforce(named: name)
        let outcome = try await store.delete(name: name, arn: workforce.arn.description)
        forget()
        switch outcome {
        case .deleted: return
        case .notFound: throw WorkforceError.workforceNotFound(name)
        case .hasWorkteams(let teams): throw WorkforceError.workforceHasTeams(name: name, teams: teams)
        }
    }

    /// Workers must be able to sign in: the pool has a domain, and the client is one of the pool's (06/WF-18).
    private func checkSignIn(userPoolID: String, clientID: String) async throws {
        do {
            let pool = try await pools.pool(userPoolID)
            _ = try await clients.client(clientID, in: pool)
            guard try await pools.domain(of: pool) != nil else {
                throw WorkforceError.invalid(
                    "The user pool \(userPoolID) has no domain. Create one with CreateUserPoolDomain.")
            }
        } catch let error as UserPoolError {
            throw WorkforceError.invalid("CognitoConfig cannot be used: \(error.message)")
        }
    }

    private static func check(_ ranges: [String]) throws(WorkforceError) {
        guard ranges.count <= PrivateWorkforce.maxAllowedRanges else {
            throw .invalid(
                "SourceIpConfig.Cidrs has \(ranges.count) ranges; at most \(PrivateWorkforce.maxAllowedRanges) are allowed.")
        }
        if let wrong = ranges.first(where: { CIDRBlock($0) == nil }) {
            throw .invalid("SourceIpConfig.Cidrs: '\(wrong)' is not a CIDR range such as 10.0.0.0/16.")
        }
    }

    private func forget() {
        cache.withLock { cache in
            cache.generation += 1
            cache.workforce = nil
        }
    }
}
