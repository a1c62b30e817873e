import CoreMetrics
import HeapModule
package import LabelingDomain
import Persistence

/// Hands out the objects of one job and takes in the answers.
///
/// The index in memory proposes, the database decides: every change is one durable write whose constraints have the
/// last word, and the whole of this actor can be thrown away and rebuilt from the database at any time. Requests of one
/// worker run one after the other, so that a double click cannot take two tasks; those of different workers overlap
/// and share commits.
package actor Dispatcher {
    package nonisolated let rules: DispatchRules
    let tasks: AssignmentStore
    let objects: DataObjectStore
    let signer: LeaseSigner
    let stored: StoredTasks
    let environment: DispatchEnvironment

    var index: DispatchIndex
    var held: [Int64: HeldTask] = [:]
    var heldByLabeler: [Int64: Set<Int64>] = [:]
    /// Places that are taken in the index, and not yet in the database.
    var beingStored: Set<DispatchIndex.Place> = []
    var deadlines = Heap<LeaseDeadline>()
    var nextNumber: Int64
    var labeledCount: Int
    /// False from the moment at which the job stops: nobody gets or answers anything any more.
    private(set) var isOpen = true
    var gate = WorkerGate()
    /// Objects whose files were checked, counted from the first.
    var checkedCount: Int
    /// Workers who found nothing, where further objects may be released.
    var hungry: HungryWorkers
    /// How far objects are prepared by a user's function.
    var preparation = PreparationProgress()

    init(
        rules: DispatchRules, tasks: AssignmentStore, objects: DataObjectStore, signer: LeaseSigner,
        environment: DispatchEnvironment, state: StoredDispatchState
    ) async {
        self.rules = rules
        self.tasks = tasks
        self.objects = objects
        self.signer = signer
        stored = StoredTasks(jobID: rules.jobID, timeLimit: rules.timeLimit, tasks: tasks, signer: signer)
        self.environment = environment
        index = state.index
        // Until something chooses the objects, workers wait for it.
        hungry = HungryWorkers(mayBeFed: environment.released != nil)
        nextNumber = state.nextNumber
        labeledCount = state.labeledCount
        checkedCount =
            environment.checkObjects == nil && !environment.preparesObjects ? state.index.objectCount : state.index.firstOpenObject
        for task in state.tasks { hold(task) }
        extendOffer()
    }

    // MARK: What the job's runner asks

    /// Whether nothing is left to hand out: every object is settled, or as many are labeled as there should be.
    package var isFinished: Bool { isSettled || hasEnoughLabels }

    /// Whether no object waits for anything any more.
    package var isSettled: Bool { index.unsettledCount == 0 }

    /// Whether a stopping condition is met (03/JOB-42).
    private var hasEnoughLabels: Bool {
        guard let max = rules.maxLabeledObjects else { return false }
        return labeledCount >= max
    }

    /// When the next hold ends by itself; nil when nobody holds anything.
    package var nextDeadline: Timestamp? { deadlines.min?.at }

    package var heldCount: Int { held.count }

    /// Whether more objects should be checked, so that no worker has to wait for it.
    package var wantsChecks: Bool {
        environment.checkObjects != nil && checkedCount < index.offerLimit
            && checkedCount < index.foremostCursor + ObjectChecks.lookAhead
    }

    /// Turns everybody away, because the job stops: whatever is written to the database from now on wins.
    package func close() {
        isOpen = false
        held.removeAll()
        heldByLabeler.removeAll()
        deadlines = Heap()
    }

    // MARK: What a worker asks

    /// Whether there is anything for the worker to take or to go on with.
    package func hasWork(for labeler: Int64) async throws -> Bool {
        await enter(labeler)
        defer { leave(labeler) }
        guard isOpen, environment.now() < rules.deadline, !isFinished else { return false }
        try await learn(labeler)
        guard heldTasks(of: labeler).isEmpty else { return true }
        switch index.find(for: Int(labeler)) {
        case .place: return true
        case .unready: return checkedCount < index.offerLimit || index.heldBackCount > 0
        case .nothing: return mayGetMore
        }
    }

    /// The worker's tasks that are put aside, by number.
    package func stoppedTasks(of labeler: Int64) -> [WorkerTask] {
        heldTasks(of: labeler).filter { $0.row.state == .stopped }.map { view(of: $0) }.sorted { $0.number < $1.number }
    }

    /// The worker's next task, or the one they have accepted and not ended; nil when there is nothing now.
    ///
    /// With `prefetch` the task is only reserved: its clock has not started, and it counts as seen only when the
    /// worker accepts it.
    package func next(for labeler: Int64, prefetch: Bool) async throws -> WorkerTask? {
        // What others have let lapse may be just what this worker can have.
        try await expireDue()
        await enter(labeler)
        defer { leave(labeler) }
        try await learn(labeler)
        guard isOpen else { return nil }
        if prefetch {
            if let reserved = current(labeler, .reserved) { return view(of: reserved) }
        } else {
            if let accepted = current(labeler, .accepted) { return try await viewWithDraft(of: accepted) }
            if let reserved = current(labeler, .reserved) { return try await acceptReserved(reserved) }
        }
        return try await take(for: labeler, as: prefetch ? .reserved : .accepted)
    }

    /// A task of the worker's, for showing it again.
    package func task(_ number: Int64, of labeler: Int64, token: LeaseToken) async throws -> WorkerTask {
        guard let task = held[number] else { throw try await stored.refusal(number, labeler: labeler, token: token) }
        try check(task, labeler: labeler, token: token)
        return try await viewWithDraft(of: task)
    }

    /// The worker sees a reserved task now. Accepting an accepted task again changes nothing.
    package func accept(_ number: Int64, by labeler: Int64, token: LeaseToken) async throws -> WorkerTask {
        await enter(labeler)
        defer { leave(labeler) }
        guard let task = held[number] else { throw try await stored.refusal(number, labeler: labeler, token: token) }
        try check(task, labeler: labeler, token: token)
        if task.row.state == .reserved { return try await acceptReserved(task) }
        var lease = task.lease
        try refusing { () throws(TaskLeaseError) in try lease.accept(token: token, at: environment.now()) }
        return try await viewWithDraft(of: task)
    }

    /// Stores an answer, once: the same again gets the same receipt (DESIGN invariant 3).
    package func submit(
        _ number: Int64, by labeler: Int64, token: LeaseToken, answer: String, timeSpentInSeconds: Double
    ) async throws -> AnswerReceipt {
        await enter(labeler)
        defer { leave(labeler) }
        let now = environment.now()
        guard var task = held[number] else {
            return try await stored.receipt(number, labeler: labeler, token: token, answer: answer, at: now)
        }
        try check(task, labeler: labeler, token: token)
        let digest = AnswerDigest.of(answer)
        try refusing { () throws(TaskLeaseError) in
            _ = try task.lease.submit(token: token, answerDigest: digest, at: now)
        }
        let submission = AnswerSubmission(
            jobID: rules.jobID, number: number, fence: task.row.fence, object: task.place.object, answer: answer,
            timeSpentInSeconds: timeSpentInSeconds, submittedAt: now.microseconds)
        guard let outcome = try await tasks.submit(submission, workersPerObject: rules.workersPerObject) else {
            forget(task)
            return try await stored.receipt(number, labeler: labeler, token: token, answer: answer, at: now)
        }
        forget(task)
        index.submit(task.place)
        note(outcome)
        DispatchMetrics.submitted.increment()
        return AnswerReceipt(receipt: signer.receipt(jobID: rules.jobID, number: number), submittedAt: now)
    }

    /// The worker will not label this object; after as many declines as workers are wanted, nobody is asked
    /// (05/WRK-6, 06/MON-6).
    package func decline(_ number: Int64, by labeler: Int64, token: LeaseToken) async throws {
        try await end(number, by: labeler, token: token, as: .declined) { (lease, now) throws(TaskLeaseError) in
            try lease.decline(token: token, at: now)
        }
    }

    /// The worker gives the object back; others may take it (06/PORTAL-4).
    package func release(_ number: Int64, by labeler: Int64, token: LeaseToken) async throws {
        try await end(number, by: labeler, token: token, as: .released) { (lease, now) throws(TaskLeaseError) in
            try lease.release(token: token, at: now)
        }
    }

    /// The worker puts the task aside; it stays theirs until its time is over (06/PORTAL-4).
    package func stop(_ number: Int64, by labeler: Int64, token: LeaseToken) async throws -> WorkerTask {
        await enter(labeler)
        defer { leave(labeler) }
        guard var task = held[number] else { throw try await stored.refusal(number, labeler: labeler, token: token) }
        try check(task, labeler: labeler, token: token)
        guard task.row.state != .stopped else { return view(of: task) }
        try refusing { () throws(TaskLeaseError) in try task.lease.stop(token: token, at: environment.now()) }
        guard try await tasks.stop(jobID: rules.jobID, number: number, fence: task.row.fence) else {
            throw try await lost(task, token: token)
        }
        task.row.state = .stopped
        held[number] = task
        return view(of: task)
    }

    /// The worker comes back to a task put aside. Its token is a new one: the page that showed the old is out.
    package func resume(_ number: Int64, by labeler: Int64) async throws -> WorkerTask {
        await enter(labeler)
        defer { leave(labeler) }
        guard var task = held[number] else {
            throw try await stored.refusal(number, labeler: labeler, token: nil)
        }
        guard task.labeler == labeler else { throw TaskRefusal.notYourTask }
        guard task.row.state != .accepted else { return try await viewWithDraft(of: task) }
        let fence = environment.randomFence()
        let newToken = signer.token(jobID: rules.jobID, number: number, fence: fence)
        let oldToken = task.lease.token
        try refusing { () throws(TaskLeaseError) in
            try task.lease.resume(token: oldToken, newToken: newToken, at: environment.now())
        }
        let oldFence = task.row.fence
        guard
            try await tasks.resume(jobID: rules.jobID, number: number, fence: oldFence, newFence: fence)
        else { throw try await lost(task, token: oldToken) }
        task.row.state = .accepted
        task.row.fence = fence
        held[number] = task
        return try await viewWithDraft(of: task)
    }

    /// Keeps an unfinished answer. An older one than is kept already changes nothing.
    package func saveDraft(
        _ draft: String, sequence: Int64, of number: Int64, by labeler: Int64, token: LeaseToken
    ) async throws {
        guard let task = held[number] else { throw try await stored.refusal(number, labeler: labeler, token: token) }
        try check(task, labeler: labeler, token: token)
        guard environment.now() < task.expiresAt else { throw TaskRefusal.lease(.expired) }
        let isKept = try await tasks.saveDraft(
            draft, sequence: sequence, jobID: rules.jobID, number: number, fence: task.row.fence)
        guard isKept else { throw try await stored.refusal(number, labeler: labeler, token: token) }
    }
}
