import ActiveLearning
import Foundation
import LabelingDomain
import Manifests
import Persistence
import TaskTypes

extension AutoLabelingBoard {
    /// The number of the next round, from 1.
    var nextRound: Int { state.planner.round + 1 }

    /// Objects that neither people nor the model are to label yet.
    var undecidedCount: Int { state.planner.undecided.count }

    /// The objects that the model labels, as things stand.
    func machineLabeled() -> [Int] { state.planner.machineLabeled.map { members[$0] } }

    /// Whether another round could gain enough.
    var isWorthARound: Bool {
        !state.isLeftToPeople && (state.planner.round == 0 || undecidedCount >= state.planner.policy.leastGain)
    }

    /// Decides what follows from a round, writes it down, and gives it back.
    func adopt(_ result: RoundResult, number: Int, masks: MaskExchange) async throws -> RoundReport {
        let found = members.map { result.prediction(of: $0) }
        let before = Set(state.planner.machineLabeled)
        let plan = state.planner.plan(found)
        predictions = found
        state.failures = 0
        var checked: [Int] = []
        if plan.machine != nil {
            let new = state.planner.machineLabeled.filter { !before.contains($0) }
            checked = state.planner.drawCheck(of: new, count: checkCount(new.count))
        }
        ask(plan.people, for: .chosen, round: number)
        ask(checked, for: .check, round: number)
        let report = report(plan, result, number: number, checked: checked.count)
        let machine = plan.machine == nil ? [] : state.planner.machineLabeled
        try await propose(machine, checked, of: result, round: number, masks)
        let text = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        try await move(number, to: plan.machine == nil ? .done : .accepting, report: text)
        return report
    }

    /// A round has failed: it is tried again when people have labeled some more, or given up.
    func failRound(_ number: Int, reason: String) async throws {
        state.failures += 1
        let isHopeless = state.failures >= limits.maxFailedRounds
        let problem = isHopeless ? "\(reason) People label everything that is left." : "\(reason) The round will be tried again."
        try await move(number, to: .failed, problem: problem)
        if isHopeless {
            try await leaveToPeople(problem: problem)
        } else {
            let round = state.planner.round
            reserve += state.planner.more(state.planner.policy.batchSize, after: predictions)
                .map { OfferedObject(number: members[$0], round: round, purpose: .chosen) }
            try await save(problem: problem)
        }
    }

    func move(
        _ round: Int, to roundState: AutoLabelingRound.State, report: String? = nil, problem: String? = nil
    ) async throws {
        try await store.moveRound(
            round, to: roundState, report: report, problem: problem, plan: try state.stored(), of: job.id,
            at: parts.now().microseconds)
    }

    private func ask(_ chosen: [Int], for purpose: OfferPurpose, round: Int) {
        reserve += chosen.map { OfferedObject(number: members[$0], round: round, purpose: purpose) }
    }

    private func checkCount(_ count: Int) -> Int {
        min(count, limits.maxChecked, max(limits.minChecked, count * limits.checkPercent / 100))
    }

    private func propose(
        _ machine: [Int], _ checked: [Int], of result: RoundResult, round: Int, _ masks: MaskExchange
    ) async throws {
        for (chosen, rowState) in [(machine, AutoLabelRow.State.proposed), (checked, .check)] {
            var rows: [AutoLabelRow] = []
            for place in chosen {
                guard let prediction = result.predictions.byObject[members[place]] else { continue }
                let label = try await masks.published(prediction.label, of: prediction.object)
                rows.append(
                    AutoLabelRow(
                        object: prediction.object, round: round, state: rowState, label: label.json.description,
                        confidence: prediction.confidence))
            }
            try await store.add(rows, to: job.id)
        }
    }

    private func report(_ plan: RoundPlan, _ result: RoundResult, number: Int, checked: Int) -> RoundReport {
        RoundReport(
            round: number, labeled: result.contents.labeled.count, predicted: result.predictions.byObject.count,
            machineLabeled: plan.machine == nil ? nil : state.planner.machineLabeled.count,
            people: plan.people.count + checked, checked: checked, promise: plan.promise,
            statement: plan.promise.map(algorithm.statement), seconds: result.seconds)
    }
}
