/// Lets the requests of each worker through one at a time, in the order in which they came.
///
/// Part of an actor's state: the actor is left at every `await`, so without this two requests of one worker could
/// both see that there is no task yet.
struct WorkerGate {
    /// Stands for the checking of objects, which also goes on once at a time; no worker has this number.
    static let checks: Int64 = -1

    private var waiting: [Int64: [CheckedContinuation<Void, Never>]] = [:]
}

extension Dispatcher {
    /// Waits until no other request of `labeler` is under way.
    func enter(_ labeler: Int64) async {
        if gate.begin(labeler) { return }
        await withCheckedContinuation { gate.wait($0, for: labeler) }
    }

    /// Lets the next request of `labeler` in.
    func leave(_ labeler: Int64) {
        gate.next(for: labeler)?.resume()
    }
}

extension WorkerGate {
    /// Whether nobody is inside; then the caller is.
    fileprivate mutating func begin(_ labeler: Int64) -> Bool {
        guard waiting[labeler] == nil else { return false }
        waiting[labeler] = []
        return true
    }

    fileprivate mutating func wait(_ continuation: CheckedContinuation<Void, Never>, for labeler: Int64) {
        waiting[labeler, default: []].append(continuation)
    }

    /// Whoever goes in next, or nil when nobody waits.
    fileprivate mutating func next(for labeler: Int64) -> CheckedContinuation<Void, Never>? {
        guard waiting[labeler]?.isEmpty == false else {
            waiting[labeler] = nil
            return nil
        }
        return waiting[labeler]?.removeFirst()
    }
}
