import Persistence

/// For jobs in which something else chooses the objects that workers get.
extension Dispatcher {
    /// How often a worker who waits for an object looks again.
    private static let releasePoll: Duration = .milliseconds(20)

    /// These objects may be handed out, after those released before.
    func release(_ objects: [Int]) {
        for object in objects { index.release(object) }
    }

    /// These objects have got their labels from elsewhere: nobody gets them.
    func settleLabeled(_ objects: [Int]) {
        for object in objects { index.settle(object, isLabeled: true) }
        environment.wake()
    }

    /// An object cannot be labeled.
    func settleFailed(_ object: Int) {
        index.settle(object, isLabeled: false)
        environment.wake()
    }

    /// The labels of these objects were taken back: they wait for people.
    func unsettle(_ objects: [Int]) {
        for object in objects { index.unsettle(object) }
    }

    /// Workers who found nothing since the last call. None are counted unless `mayBeFed`: then there is nothing that
    /// could be released for them.
    func takeHungry(mayBeFed: Bool) -> Set<Int64> {
        hungry.mayBeFed = mayBeFed
        let labelers = hungry.take()
        return mayBeFed ? labelers : []
    }

    /// Nothing further is released.
    func stopFeeding() { hungry.mayBeFed = false }

    /// How many objects of `objects` cannot be labeled.
    func failedCount(of objects: [Int]) -> Int {
        objects.count { index.isWithoutLabel($0) }
    }

    /// How many objects of `objects` wait for answers.
    func waitingCount(of objects: [Int]) -> Int {
        objects.count { index.isUnsettled($0) }
    }

    /// Whether a worker who finds nothing now may find something soon.
    var mayGetMore: Bool { hungry.mayBeFed && !index.isAtCap }

    /// Waits for an object that is released because this worker found none. False when there will be none, or it takes
    /// too long.
    func waitForRelease(_ labeler: Int64, until end: ContinuousClock.Instant) async throws -> Bool {
        guard mayGetMore, isOpen else { return false }
        hungry.add(labeler)
        environment.wake()
        guard ContinuousClock.now < end else { return false }
        try await Task.sleep(for: Self.releasePoll)
        return true
    }
}
