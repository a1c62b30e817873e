import ActiveLearning
import Foundation
import LabelingDomain
import Persistence

/// Who labels which object of a job: keeps the plan, asks people for objects, and sees that nobody waits for a round.
///
/// The plan counts the objects that came without a label; `members` says which those are.
actor AutoLabelingBoard {
    let job: LabelingJob
    let algorithm: LabelingAlgorithm
    let parts: EngineParts
    let dispatcher: Dispatcher
    let store: AutoLabelingStore
    let limits: AutoLabelingLimits
    /// The plan's objects, by the manifest's numbers.
    let members: [Int]
    let places: [Int: Int]
    /// Looks at files before workers see them; nil where objects are no files.
    let check: ObjectCheck?
    let shareLimit: Int?
    /// Decides the folds, and the order in which objects go to people.
    let draw: ObjectDraw

    var state: AutoLabelingState
    var offered: [OfferedObject]
    /// Objects that are for people, and that nobody was asked for yet.
    var reserve: [OfferedObject] = []
    /// Those of the last round; nil after a restart.
    var predictions: [ObjectPrediction]?
    /// Whether objects are being offered or labels accepted: both look at the stopping conditions first, so they go on one
    /// at a time.
    private var isBusy = false
    var lastFed: [Int64: ContinuousClock.Instant] = [:]

    init(
        job: LabelingJob, algorithm: LabelingAlgorithm, row: LabelingJobRow, parts: EngineParts, limits: AutoLabelingLimits,
        dispatcher: Dispatcher
    ) async throws {
        self.job = job
        self.algorithm = algorithm
        self.parts = parts
        self.limits = limits
        self.dispatcher = dispatcher
        store = AutoLabelingStore(database: parts.database)
        check = row.checksFiles ? ObjectCheck(job: job, objects: parts.objects, objectStore: parts.objectStore) : nil
        shareLimit = job.maxShareLabeled(of: row.counts.objects)
        let changed = try await parts.objects.changedObjects(jobID: job.id)
        let carried = Set(changed.filter { $0.state == .carried }.map(\.number))
        members = (0..<row.counts.objects).filter { !carried.contains($0) }
        places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        let stored = try await Self.begin(job, algorithm, objects: row.counts.objects, members: members.count, limits, parts, store)
        state = try AutoLabelingState(stored: stored.plan)
        draw = ObjectDraw(seed: stored.seed)
        offered = try await store.offers(jobID: job.id)
        reconcile(changed)
    }

    private static func begin(
        _ job: LabelingJob, _ algorithm: LabelingAlgorithm, objects: Int, members: Int, _ limits: AutoLabelingLimits,
        _ parts: EngineParts, _ store: AutoLabelingStore
    ) async throws -> AutoLabelingRow {
        if let row = try await store.state(jobID: job.id) { return row }
        let concurrent = job.specification.maxConcurrentObjects ?? LabelingQuota.defaultConcurrentObjects
        let policy = AutoLabelingPolicy(
            lossKind: algorithm.lossKind, tolerance: algorithm.tolerance,
            batchSize: max(1, min(concurrent, members * limits.batchPercent / 100)),
            leastGain: max(1, members * limits.leastGainPercent / 100))
        let seed = Int64.random(in: 1...Int64.max)
        let planner = RoundPlanner(
            objectCount: members, sampleSize: min(members, AutoLabelingPolicy.sampleSize(objects: objects)), policy: policy,
            seed: UInt64(seed))
        let first = AutoLabelingState(planner: planner)
        return try await store.begin(jobID: job.id, seed: seed, plan: try first.stored(), at: parts.now().microseconds)
    }

    /// Finds what the plan gives to people and nobody was asked for: the sample at the beginning, and whatever a crash
    /// kept from being asked for.
    private func reconcile(_ changed: [ChangedDataObject]) {
        let ended = Set(changed.filter { $0.state != .open }.map(\.number))
        let known = Set(offered.map(\.number))
        let waiting = state.planner.standings.indices.filter { place in
            let number = members[place]
            switch state.planner.standings[place] {
            case .sampled, .chosen: return !known.contains(number) && !ended.contains(number)
            case .open, .retired, .failed: return false
            }
        }
        let purpose: OfferPurpose = state.planner.round == 0 ? .validation : .chosen
        let drawn = draw.shuffled(waiting.map { members[$0] })
        reserve = drawn.map { OfferedObject(number: $0, round: state.planner.round, purpose: purpose) }
    }

    /// The first objects that people were asked for, drawn at random (05/AL-10).
    var firstSample: [Int] { offered.filter { $0.purpose == .validation }.map(\.number) }

    /// The objects that rounds are judged by.
    var validation: Set<Int> {
        Set(members.indices.filter { state.planner.standings[$0] == .sampled }.map { members[$0] })
    }

    var promise: Promise? { state.planner.promise }

    /// How many objects people label between two rounds.
    var batchSize: Int { state.planner.policy.batchSize }

    private static let busyPoll: Duration = .milliseconds(2)

    /// Waits until nothing is being offered or accepted; the caller has to call `leave`.
    func enter() async throws {
        while isBusy { try await Task.sleep(for: Self.busyPoll) }
        isBusy = true
    }

    func leave() { isBusy = false }

    func save(problem: String? = nil) async throws {
        try await store.setPlan(try state.stored(), problem: problem, of: job.id, at: parts.now().microseconds)
    }
}
