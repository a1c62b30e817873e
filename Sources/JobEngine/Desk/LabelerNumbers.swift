import Persistence
import Synchronization

/// Remembers the numbers of the workers who are active.
final class LabelerNumbers: Sendable {
    private let store: LabelerStore
    private let known = Mutex<[Labeler: Int64]>([:])

    /// The most workers remembered; then all are forgotten and looked up again.
    static let maxKnown = 10_000

    init(store: LabelerStore) {
        self.store = store
    }

    func number(of labeler: Labeler) async throws -> Int64 {
        if let number = known.withLock({ $0[labeler] }) { return number }
        let number = try await store.number(of: labeler)
        known.withLock { known in
            if known.count >= Self.maxKnown { known.removeAll() }
            known[labeler] = number
        }
        return number
    }
}
