import LabelingDomain
import Persistence

/// How far objects are prepared ahead of the workers, where that takes a call of a user's function.
struct PreparationProgress: Sendable {
    /// Objects below this number are being prepared or done.
    var startedCount = 0
    /// Since when each object is being prepared.
    var underWay: [Int: ContinuousClock.Instant] = [:]
    /// Objects that came back from a preparation that could not be made, to be tried again.
    var again: [Int] = []
}

extension Dispatcher {
    /// How often it is looked whether there is something to prepare.
    static let preparationPoll: Duration = .milliseconds(20)
    /// How long an object may hold up those after it that are ready.
    private static let preparationPatience: Duration = .seconds(3)
    /// How long a worker waits for an object that is being prepared, before being told that there is nothing now.
    static let workerPatience: Duration = .seconds(15)

    /// The next object to prepare; nil when there is none for now. The caller has to end it in one of the two ways.
    func takeForPreparation() -> Int? {
        passSlowObjects()
        guard let object = nextToPrepare() else { return nil }
        preparation.underWay[object] = .now
        return object
    }

    private func nextToPrepare() -> Int? {
        if !preparation.again.isEmpty { return preparation.again.removeFirst() }
        let end = min(index.offerLimit, index.foremostCursor + ObjectChecks.lookAhead)
        preparation.startedCount = max(preparation.startedCount, checkedCount)
        while preparation.startedCount < end {
            defer { preparation.startedCount += 1 }
            if index.isUnsettled(preparation.startedCount) { return preparation.startedCount }
        }
        extendPrepared()
        return nil
    }

    /// The object is ready for workers, or fails for `failure`.
    func finishPreparation(of object: Int, failure: String?) async throws {
        if let failure {
            let now = environment.now().microseconds
            if try await objects.fail(object, of: rules.jobID, reason: failure, at: now) {
                index.settle(object, isLabeled: false)
            }
        }
        preparation.underWay[object] = nil
        index.putForward(object)
        extendPrepared()
        environment.wake()
    }

    /// Nothing is known about the object: it is prepared again.
    func abandonPreparation(of object: Int) {
        preparation.again.append(object)
    }

    /// Objects are offered in order as they become ready.
    private func extendPrepared() {
        while checkedCount < preparation.startedCount,
            preparation.underWay[checkedCount] == nil || index.isHeldBack(checkedCount)
        {
            checkedCount += 1
        }
        extendOffer()
    }

    /// Lets objects that are ready pass one that takes long.
    private func passSlowObjects() {
        guard let since = preparation.underWay[checkedCount], ContinuousClock.now - since > Self.preparationPatience,
            preparation.startedCount > preparation.underWay.count + checkedCount
        else { return }
        index.holdBack(checkedCount)
        extendPrepared()
    }

    /// Waits while the worker has nothing to do only because objects are being prepared. False when that takes too long.
    func waitForPreparation(until end: ContinuousClock.Instant) async throws -> Bool {
        guard environment.preparesObjects, ContinuousClock.now < end, isOpen else { return false }
        try await Task.sleep(for: Self.preparationPoll)
        return true
    }
}
