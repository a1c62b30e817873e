import ActiveLearning
import Foundation
import LabelingDomain
import Persistence

extension AutoLabelingBoard {
    /// Objects whose files are looked at and that are offered together.
    private static let objectsPerOffer = 64
    /// Objects that are chosen at once for workers who would wait.
    private static let objectsPerChoice = 16

    /// Asks people for everything that is in the reserve, as far as the stopping conditions let.
    func offerReserve() async throws {
        try await enter()
        defer { leave() }
        while !reserve.isEmpty {
            let allowance = try await allowance()
            guard allowance > 0 else { return }
            try await offer(min(allowance, Self.objectsPerOffer))
        }
    }

    /// Whether a stopping condition keeps people from being asked for more (05/AL-19).
    func isExhausted() async throws -> Bool { try await allowance() <= 0 }

    /// How many further objects people may be asked for.
    private func allowance() async throws -> Int {
        // In this order an object that is just being answered counts twice, and never not at all.
        let waiting = await dispatcher.waitingCount(of: offered.map(\.number))
        guard let counts = try await parts.jobs.job(id: job.id)?.counts else { return 0 }
        let human = job.specification.maxHumanLabeledObjects.map { $0 - counts.labeled - waiting }
        let total = shareLimit.map { $0 - counts.totalLabeled - waiting }
        return [human, total].compactMap { $0 }.min() ?? .max
    }

    /// Moves objects from the reserve to the workers.
    private func offer(_ count: Int) async throws {
        let batch = Array(reserve.prefix(count))
        reserve.removeFirst(batch.count)
        let failures = try await check?.failures(of: batch.map(\.number)) ?? [:]
        try await store.offer(batch, of: job.id)
        offered += batch
        for (number, reason) in failures.sorted(by: { $0.key < $1.key }) {
            _ = try await parts.objects.fail(number, of: job.id, reason: reason, at: parts.now().microseconds)
            await dispatcher.settleFailed(number)
        }
        await dispatcher.release(batch.map(\.number).filter { failures[$0] == nil })
    }

    /// Gives workers who found nothing an object each, at the pace of people: nobody waits for a round.
    func feed() async throws {
        try await enter()
        defer { leave() }
        let mayFeed = try await hasMore()
        let hungry = await dispatcher.takeHungry(mayBeFed: mayFeed)
        let now = ContinuousClock.now
        let due = hungry.filter { lastFed[$0].map { now - $0 >= limits.feedingPause } ?? true }
        guard !due.isEmpty else { return }
        if reserve.isEmpty { try await choose(max(due.count, Self.objectsPerChoice)) }
        let count = min(due.count, try await allowance())
        guard count > 0, !reserve.isEmpty else { return }
        for labeler in due { lastFed[labeler] = now }
        try await offer(count)
    }

    /// Whether further objects could go to people now.
    private func hasMore() async throws -> Bool {
        guard !reserve.isEmpty || (mayChoose && !state.planner.undecided.isEmpty) else { return false }
        return try await allowance() > 0
    }

    /// After a restart with a promise nothing is known of which objects the model is sure of.
    private var mayChoose: Bool { predictions != nil || state.planner.promise == nil }

    /// Chooses further objects for people.
    func choose(_ count: Int) async throws {
        let round = state.planner.round
        let purpose: OfferPurpose = round == 0 ? .validation : .beside
        reserve += state.planner.more(count, after: predictions)
            .map { OfferedObject(number: members[$0], round: round, purpose: purpose) }
        try await save()
    }

    /// Gives everything that is undecided to people; no round comes any more.
    func leaveToPeople(problem: String? = nil) async throws {
        let rest = state.planner.leaveRest().map { members[$0] }
        state.isLeftToPeople = true
        reserve += rest.map { OfferedObject(number: $0, round: state.planner.round, purpose: .leftOver) }
        try await save(problem: problem)
    }

    /// How many objects that people were asked for, for these purposes, have no label yet.
    func outstanding(_ purposes: Set<OfferPurpose>) async -> Int {
        await dispatcher.waitingCount(of: offered.filter { purposes.contains($0.purpose) }.map(\.number))
    }
}
