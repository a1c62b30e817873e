import LabelingDomain
import Persistence
import Synchronization

/// Remembers for a moment which work teams active workers belong to, so that not every answer has to look it up.
final class LabelerTeams: Sendable {
    private struct Known {
        let teams: [String]
        let at: Timestamp
    }

    private let lookUp: @Sendable (_ worker: Labeler) async throws -> [String]
    private let now: @Sendable () -> Timestamp
    private let known = Mutex<[Labeler: Known]>([:])

    /// How long after leaving a team a worker may still work for it.
    static let validity: Duration = .seconds(2)
    /// The most workers remembered; then all are forgotten and looked up again.
    static let maxKnown = 10_000

    init(lookUp: @escaping @Sendable (_ worker: Labeler) async throws -> [String], now: @escaping @Sendable () -> Timestamp) {
        self.lookUp = lookUp
        self.now = now
    }

    /// The worker's teams as they were at most `validity` ago.
    func recent(of worker: Labeler) async throws -> [String] {
        if let known = known.withLock({ $0[worker] }), now() - known.at < Self.validity, !known.teams.isEmpty {
            return known.teams
        }
        return try await current(of: worker)
    }

    /// The worker's teams now.
    func current(of worker: Labeler) async throws -> [String] {
        let teams = try await lookUp(worker)
        let at = now()
        known.withLock { known in
            if known.count >= Self.maxKnown { known.removeAll() }
            known[worker] = Known(teams: teams, at: at)
        }
        return teams
    }
}
