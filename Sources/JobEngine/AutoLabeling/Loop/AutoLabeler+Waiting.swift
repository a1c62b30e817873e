import ActiveLearning
import Foundation
import LabelingDomain
import Logging
import Persistence

extension AutoLabeler {
    /// Waits until people have labeled the first sample. Returns why the job fails, if too much of it did (05/AL-11).
    func waitForSample(_ board: AutoLabelingBoard) async throws -> String? {
        let sample = await board.firstSample
        while true {
            let failed = await dispatcher.failedCount(of: sample)
            if failed * 100 > sample.count * AutoLabelingQuota.maxFailedPercent {
                return try await sampleFailure(failed: failed, of: sample)
            }
            let waiting = await dispatcher.waitingCount(of: sample)
            if waiting * 100 <= sample.count * limits.maxOutstandingPercent { return nil }
            if try await board.isExhausted(), waiting == 0 { return nil }
            try await Task.sleep(for: parts.limits.tick)
        }
    }

    private func sampleFailure(failed: Int, of sample: [Int]) async throws -> String {
        let inSample = Set(sample)
        let failures = try await parts.objects.failures(jobID: job.id, limit: objectCount)
        let example = failures.first { inSample.contains($0.number) }.map { " Object \($0.number): \($0.reason)" } ?? ""
        return "ClientError: \(failed) of the \(sample.count) data objects of the first sample of automated data labeling failed, "
            + "more than \(AutoLabelingQuota.maxFailedPercent) %.\(example)"
    }

    /// Waits until people have labeled what the last round sent them, but for a few.
    func waitForPeople(_ board: AutoLabelingBoard) async throws {
        let allowed = await board.state.planner.policy.batchSize * limits.maxOutstandingPercent / 100
        while true {
            let isLeft = await board.state.isLeftToPeople
            let waiting = await board.outstanding(isLeft ? Set(OfferPurpose.allCases) : [.chosen, .check])
            if waiting <= (isLeft ? 0 : allowed) { return }
            try await board.offerReserve()
            try await Task.sleep(for: parts.limits.tick)
        }
    }

    /// Whether people have labeled anything since the last round.
    func haveLabeledMore(_ board: AutoLabelingBoard) async throws -> Bool {
        guard await !board.state.isLeftToPeople else { return false }
        let labeled = try await currentRow().counts.labeled
        let last = try await board.store.rounds(jobID: job.id).last { $0.report != nil }?.decodedReport
        return labeled > (last?.labeled ?? 0)
    }

    /// Looks at what people said of checked labels; true when the model's labels were taken back for it (05/AL-14).
    func isRefuted(_ board: AutoLabelingBoard) async throws -> Bool {
        guard await board.promise != nil else { return false }
        let folder = RoundFolder(root: scratch.appending(path: "check"))
        try folder.create()
        defer { folder.remove() }
        let labels = try await HumanLabels(of: job, objectCount: objectCount, outputs: outputs)
        guard try await board.withdrawIfRefuted(labels, masks: masks, in: folder) else { return false }
        logger.warning("the labels of a model were taken back")
        try await writeGuarantee(board)
        return true
    }
}

extension AutoLabelingRound {
    /// What came of the round; nil before, or when another version wrote it.
    package var decodedReport: RoundReport? {
        report.flatMap { try? JSONDecoder().decode(RoundReport.self, from: Data($0.utf8)) }
    }
}
