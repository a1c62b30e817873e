import ActiveLearning
import Foundation

/// What a job's automated labeling has decided so far, as it is stored.
struct AutoLabelingState: Sendable, Codable {
    var planner: RoundPlanner
    /// Rounds that failed one after the other.
    var failures = 0
    /// Whether no further round comes: people label what is left.
    var isLeftToPeople = false

    init(planner: RoundPlanner) {
        self.planner = planner
    }

    init(stored: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(stored.utf8))
    }

    func stored() throws -> String {
        String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    }
}
