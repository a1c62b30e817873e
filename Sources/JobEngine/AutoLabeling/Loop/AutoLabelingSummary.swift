package import LabelingDomain
package import Persistence

/// How far automated labeling of a job is, as its page shows it.
package struct AutoLabelingSummary: Sendable {
    package let algorithm: LabelingAlgorithm
    /// What is promised of the labels that the model made; nil while nothing is, or when it was taken back.
    package let statement: String?
    /// Why it does not go on as it should; nil while it does.
    package let problem: String?
    package let rounds: [AutoLabelingRound]
}

extension LabelingEngine {
    /// Nil for jobs that people label alone.
    package func autoLabeling(of row: LabelingJobRow) async throws -> AutoLabelingSummary? {
        guard let algorithm = try LabelingJob(row).algorithm else { return nil }
        let store = AutoLabelingStore(database: parts.database)
        let rounds = try await store.rounds(jobID: row.id)
        let last = rounds.last { $0.state == .withdrawing || $0.state == .withdrawn || $0.decodedReport?.promise != nil }
        let isKept = last?.state == .accepting || last?.state == .done
        return AutoLabelingSummary(
            algorithm: algorithm, statement: isKept ? last?.decodedReport?.statement : nil,
            problem: try await store.state(jobID: row.id)?.problem, rounds: rounds)
    }
}
