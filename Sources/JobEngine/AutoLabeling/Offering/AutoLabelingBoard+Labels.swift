import ActiveLearning
import LabelingDomain
import Persistence

extension AutoLabelingBoard {
    /// Labels moved in one write.
    private static let labelsPerWrite = 200

    /// Takes over the labels that a round proposed, in place of those of earlier rounds, and ends the round.
    func accept(_ round: Int) async throws {
        try await enter()
        defer { leave() }
        while true {
            let count = try await roomForLabels()
            guard count > 0 else { break }
            let batch = try await store.acceptNext(
                min(count, Self.labelsPerWrite), ofRound: round, of: job.id, at: parts.now().microseconds)
            guard !batch.accepted.isEmpty || !batch.left.isEmpty else { break }
            await dispatcher.settleLabeled(batch.accepted)
        }
        try await takeBack(before: round)
        try await move(round, to: .done)
    }

    /// Takes back the labels of rounds before `round` that no later one has replaced.
    private func takeBack(before round: Int) async throws {
        while let numbers = try await store.withdrawNext(
            Self.labelsPerWrite, before: round, of: job.id, at: parts.now().microseconds)
        {
            await dispatcher.unsettle(numbers)
        }
    }

    /// How many objects a model may label before a stopping condition holds (05/AL-19).
    private func roomForLabels() async throws -> Int {
        guard let shareLimit else { return .max }
        let waiting = await dispatcher.waitingCount(of: offered.map(\.number))
        let labeled = try await parts.jobs.job(id: job.id)?.counts.totalLabeled ?? 0
        return shareLimit - labeled - waiting
    }

    /// Compares what people said of the labels that they checked, and takes all labels back if these cannot be as good as
    /// was promised. True if so.
    func withdrawIfRefuted(_ labels: HumanLabels, masks: MaskExchange, in folder: RoundFolder) async throws -> Bool {
        guard state.planner.promise != nil else { return false }
        let loss = LabelLoss(categories: job.categories)
        var losses: [Double] = []
        for row in try await store.labels(jobID: job.id, state: .check) {
            guard let truth = try labels.label(of: row.object, maskFolder: folder.masks) else { continue }
            let label = try await masks.fetched(try row.machineLabel(job.categories), of: row.object, to: folder)
            losses.append(loss.of(label, against: truth))
        }
        let check = DriftCheck(lossKind: algorithm.lossKind, tolerance: algorithm.tolerance)
        guard check.refutes(losses) else { return false }
        let total = losses.reduce(0, +)
        let problem =
            "The labels of the model were taken back: people checked \(losses.count) of them, which lost "
            + "\((total * 100).rounded() / 100) in all. People label everything that is left."
        try await withdraw(problem)
        return true
    }

    /// Gives every object that a model has labeled to people.
    private func withdraw(_ problem: String) async throws {
        let round = state.planner.round
        state.planner.withdraw()
        try await leaveToPeople(problem: problem)
        try await move(round, to: .withdrawing, problem: problem)
        try await finishWithdrawing(round, problem: problem)
    }

    func finishWithdrawing(_ round: Int, problem: String?) async throws {
        try await takeBack(before: .max)
        try await move(round, to: .withdrawn, problem: problem)
    }
}
