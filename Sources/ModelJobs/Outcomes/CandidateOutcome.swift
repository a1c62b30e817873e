/// A model that an AutoML job has tried.
package struct CandidateOutcome: Sendable, Hashable, Codable {
    package let name: String
    /// Validation metrics by the names of the API (09/AML-75).
    package let metrics: [String: Double]
    /// Why it has no metrics; nil when it has.
    package let failureReason: String?
    /// Microseconds since 1970.
    package let createdAt: Int64
    package let endedAt: Int64

    package init(name: String, metrics: [String: Double], failureReason: String?, createdAt: Int64, endedAt: Int64) {
        self.name = name
        self.metrics = metrics
        self.failureReason = failureReason
        self.createdAt = createdAt
        self.endedAt = endedAt
    }
}
