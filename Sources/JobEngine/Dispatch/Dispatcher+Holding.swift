import CoreMetrics
import HeapModule
import LabelingDomain
import Persistence

extension Dispatcher {
    // MARK: Taking

    /// Takes the next object for the worker. A place that the database refuses is corrected, and the next one tried.
    func take(for labeler: Int64, as state: AssignmentState) async throws -> WorkerTask? {
        let patience = ContinuousClock.now + (state == .accepted ? Self.workerPatience : .zero)
        var conflicts = 0
        while conflicts < DispatchRules.maxConflicts {
            let now = environment.now()
            guard isOpen, now < rules.deadline, !isFinished else { return nil }
            switch index.claim(for: Int(labeler)) {
            case .nothing: guard try await waitForRelease(labeler, until: patience) else { return nil }
            case .unready:
                if try await waitForPreparation(until: patience) { continue }
                guard try await checkNextObjects() else { return nil }
            case .place(let place):
                if let task = try await store(place, for: labeler, as: state, at: now) {
                    environment.wake()
                    return view(of: task)
                }
                conflicts += 1
                try await correct(place.object)
            }
        }
        return nil
    }

    private func store(
        _ place: DispatchIndex.Place, for labeler: Int64, as state: AssignmentState, at now: Timestamp
    ) async throws -> HeldTask? {
        let row = AssignmentRow(
            jobID: rules.jobID, number: nextNumber, object: place.object, labeler: labeler, slot: place.slot,
            fence: environment.randomFence(), state: state, createdAt: now.microseconds,
            acceptedAt: state == .accepted ? now.microseconds : nil,
            expiresAt: (state == .accepted ? deadline(acceptedAt: now) : reservationEnd(labeler, at: now)).microseconds)
        nextNumber += 1
        beingStored.insert(place)
        defer { beingStored.remove(place) }
        let isStored: Bool
        do {
            isStored = try await tasks.take(row, workersPerObject: rules.workersPerObject)
        } catch {
            index.cancel(place, worker: Int(labeler))
            throw error
        }
        guard isOpen, isStored else {
            index.cancel(place, worker: Int(labeler))
            return nil
        }
        let task = stored.held(row)
        hold(task)
        if state == .accepted { DispatchMetrics.accepted.increment() }
        return task
    }

    /// What another server process has done to the object, as it turns out. Places that this process took while the
    /// database was asked, or is about to take, stay taken.
    private func correct(_ object: Int) async throws {
        DispatchMetrics.conflicts.increment()
        let rows = try await tasks.placesTaken(jobID: rules.jobID, object: object)
        nextNumber = max(nextNumber, try await tasks.nextNumber(jobID: rules.jobID))
        var places = rows.map { row in
            (DispatchIndex.Place(object: row.object, slot: row.slot), isLive: row.state != .submitted)
        }
        let known = Set(places.map(\.0))
        let own = Set(held.values.map(\.place).filter { $0.object == object }).union(beingStored.filter { $0.object == object })
        places += own.subtracting(known).map { ($0, isLive: true) }
        index.replacePlaces(of: object, with: places)
        for row in rows where row.state != .submitted && held[row.number] == nil { hold(stored.held(row)) }
    }

    func acceptReserved(_ task: HeldTask) async throws -> WorkerTask {
        let now = environment.now()
        guard now < task.expiresAt else { throw TaskRefusal.lease(.expired) }
        let end = deadline(acceptedAt: now)
        let isAccepted = try await tasks.accept(
            jobID: rules.jobID, number: task.number, fence: task.row.fence, at: now.microseconds,
            expiresAt: end.microseconds)
        guard isAccepted, held[task.number] != nil else { throw try await lost(task, token: task.lease.token) }
        var row = task.row
        row.state = .accepted
        row.acceptedAt = now.microseconds
        row.expiresAt = end.microseconds
        let accepted = stored.held(row)
        hold(accepted)
        environment.wake()
        DispatchMetrics.accepted.increment()
        return view(of: accepted)
    }

    // MARK: Ending

    func end(
        _ number: Int64, by labeler: Int64, token: LeaseToken, as state: AssignmentState,
        _ move: (inout TaskLease, Timestamp) throws(TaskLeaseError) -> Void
    ) async throws {
        await enter(labeler)
        defer { leave(labeler) }
        let now = environment.now()
        guard var task = held[number] else {
            try await stored.checkEnded(number, labeler: labeler, token: token, as: state)
            return
        }
        try check(task, labeler: labeler, token: token)
        try refusing { () throws(TaskLeaseError) in try move(&task.lease, now) }
        guard try await finish(task, as: state, at: now) else { throw try await lost(task, token: token) }
    }

    /// Ends the hold in the database and in memory; false when it had ended already.
    private func finish(_ task: HeldTask, as state: AssignmentState, at now: Timestamp) async throws -> Bool {
        let outcome = try await tasks.end(
            task.row, as: state, at: now.microseconds, workersPerObject: rules.workersPerObject)
        guard held[task.number] != nil else { return outcome != nil }
        forget(task)
        guard let outcome else { return false }
        if state == .declined {
            index.decline(task.place)
        } else {
            index.giveBack(task.place, worker: Int(task.labeler))
        }
        note(outcome)
        DispatchMetrics.ended(as: state).increment()
        return true
    }

    /// Takes back every task whose time is over. Returns how many.
    @discardableResult
    package func expireDue() async throws -> Int {
        var count = 0
        while let due = deadlines.min, due.at <= environment.now() {
            deadlines.removeMin()
            guard let task = held[due.number], task.expiresAt <= due.at else { continue }
            await enter(task.labeler)
            defer { leave(task.labeler) }
            guard let current = held[due.number], current.expiresAt <= environment.now() else { continue }
            let end: AssignmentState = current.row.state == .reserved ? .lapsed : .expired
            do {
                if try await finish(current, as: end, at: environment.now()) { count += 1 }
            } catch {
                deadlines.insert(due)
                throw error
            }
        }
        return count
    }

    // MARK: Keeping count

    func hold(_ task: HeldTask) {
        held[task.number] = task
        heldByLabeler[task.labeler, default: []].insert(task.number)
        deadlines.insert(LeaseDeadline(at: task.expiresAt, number: task.number))
        // Tasks that have ended leave their deadlines behind until those have passed.
        if deadlines.count > 2 * held.count + DispatchRules.maxStaleDeadlines {
            deadlines = Heap(held.values.map { LeaseDeadline(at: $0.expiresAt, number: $0.number) })
        }
    }

    func forget(_ task: HeldTask) {
        held[task.number] = nil
        heldByLabeler[task.labeler]?.remove(task.number)
        if heldByLabeler[task.labeler]?.isEmpty == true { heldByLabeler[task.labeler] = nil }
        if task.row.state != .reserved { shortenReservation(of: task.labeler) }
    }

    /// The task beside which another one was reserved has ended: the reservation lapses soon unless it is accepted.
    private func shortenReservation(of labeler: Int64) {
        guard var reserved = current(labeler, .reserved) else { return }
        let end = environment.now() + DispatchRules.reservationGrace
        guard end < reserved.expiresAt else { return }
        reserved.expiresAt = end
        hold(reserved)
    }

    func note(_ outcome: AssignmentOutcome) {
        switch outcome {
        case .open: return
        case .answered: labeledCount += 1
        case .expired: extendOffer()
        }
        environment.wake()
    }

    private func deadline(acceptedAt now: Timestamp) -> Timestamp { min(now + rules.timeLimit, rules.deadline) }

    private func reservationEnd(_ labeler: Int64, at now: Timestamp) -> Timestamp {
        let busyUntil = current(labeler, .accepted)?.expiresAt ?? now
        return min(busyUntil + DispatchRules.reservationGrace, rules.deadline)
    }

    func heldTasks(of labeler: Int64) -> [HeldTask] {
        heldByLabeler[labeler, default: []].compactMap { held[$0] }
    }

    func current(_ labeler: Int64, _ state: AssignmentState) -> HeldTask? {
        let now = environment.now()
        return heldTasks(of: labeler).filter { $0.row.state == state && now < $0.expiresAt }.min { $0.number < $1.number }
    }

    func learn(_ labeler: Int64) async throws {
        guard !index.knows(worker: Int(labeler)) else { return }
        let touched = try await tasks.objectsTouched(jobID: rules.jobID, labeler: labeler)
        guard !index.knows(worker: Int(labeler)) else { return }
        index.restore(worker: Int(labeler), touched: touched)
    }
}
