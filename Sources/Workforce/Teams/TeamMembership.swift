package import LabelingDomain
package import Persistence
import Synchronization

/// Which teams a worker is in. Answers from memory, since every look for a task asks.
package final class TeamMembership: Sendable {
    /// The most workers whose teams are kept in memory; past that all are read again.
    static let maxCached = 20_000

    private let store: WorkteamStore
    private let place: Place
    private let cache = Mutex(Cache())

    private struct Cache {
        var teams: [String: [ARN]] = [:]
        var generation = 0
    }

    package init(database: any Database, place: Place) {
        store = WorkteamStore(database, accountID: place.accountID, region: place.region)
        self.place = place
    }

    /// The teams of the worker with this `sub`, by name (06/TEAM-5, 06/PORTAL-3).
    package func teams(of sub: String) async throws -> [ARN] {
        let (cached, generation) = cache.withLock { ($0.teams[sub], $0.generation) }
        if let cached { return cached }
        let teams = try await store.teamNames(ofUser: sub).map { Workteam.arn(name: $0, place: place) }
        cache.withLock { cache in
            guard cache.generation == generation else { return }
            if cache.teams.count >= Self.maxCached { cache.teams.removeAll() }
            cache.teams[sub] = teams
        }
        return teams
    }

    /// Reads everything again: a group or a team changed.
    func refresh() {
        cache.withLock { cache in
            cache.generation += 1
            cache.teams.removeAll()
        }
    }
}
