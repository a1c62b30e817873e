import Synchronization

/// The jobs that are being run by this process, and how to reach what runs them.
final class JobDirectory: Sendable {
    /// How far a job has come in this process.
    enum Entry: Sendable {
        /// The manifest is being read, or the dispatcher rebuilt.
        case starting
        case dispatching(OpenJob)
        /// Nothing is handed out any more; the output is being written.
        case ending
    }

    private struct State {
        var entries: [Int64: Entry] = [:]
        var wakers: [Int64: AsyncStream<Void>.Continuation] = [:]
        var stopRequests: Set<Int64> = []
        var openJobs: [String: OpenJob] = [:]
    }

    private let state = Mutex(State())

    /// Adds a job; nil when it is being run already. The stream tells its runner that there may be something to do.
    func begin(_ jobID: Int64) -> AsyncStream<Void>? {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let isNew = state.withLock { state in
            guard state.entries[jobID] == nil else { return false }
            state.entries[jobID] = .starting
            state.wakers[jobID] = continuation
            return true
        }
        return isNew ? stream : nil
    }

    func set(_ entry: Entry, for jobID: Int64) {
        state.withLock { state in
            if case .dispatching(let open)? = state.entries[jobID] { state.openJobs[open.job.referenceCode] = nil }
            if case .dispatching(let open) = entry { state.openJobs[open.job.referenceCode] = open }
            state.entries[jobID] = entry
        }
    }

    /// The job of this reference code, if it is in progress here.
    func openJob(_ referenceCode: String) -> OpenJob? {
        state.withLock { $0.openJobs[referenceCode] }
    }

    func end(_ jobID: Int64) {
        let waker = state.withLock { state in
            if case .dispatching(let open)? = state.entries[jobID] { state.openJobs[open.job.referenceCode] = nil }
            state.entries[jobID] = nil
            state.stopRequests.remove(jobID)
            return state.wakers.removeValue(forKey: jobID)
        }
        waker?.finish()
    }

    func entry(_ jobID: Int64) -> Entry? {
        state.withLock { $0.entries[jobID] }
    }

    /// The job's status is `Stopping` now; its runner is to see to it.
    func requestStop(_ jobID: Int64) {
        state.withLock { state in
            if state.entries[jobID] != nil { state.stopRequests.insert(jobID) }
        }
        wake(jobID)
    }

    /// Whether the job was asked to stop since the last call.
    func takeStopRequest(_ jobID: Int64) -> Bool {
        state.withLock { $0.stopRequests.remove(jobID) != nil }
    }

    /// Lets the job's runner look for something to do.
    func wake(_ jobID: Int64) {
        _ = state.withLock { $0.wakers[jobID] }?.yield()
    }

    func wakeAll() {
        for waker in state.withLock({ Array($0.wakers.values) }) { waker.yield() }
    }
}
