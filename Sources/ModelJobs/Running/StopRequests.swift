import Synchronization

/// How running jobs hear that they are to stop.
final class StopRequests: Sendable {
    private let streams = Mutex<[Int64: AsyncStream<Void>.Continuation]>([:])

    /// Adds a job; nil when it is being run already. The stream ends when the job is to stop.
    func begin(_ jobID: Int64) -> AsyncStream<Void>? {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        let isNew = streams.withLock { streams in
            guard streams[jobID] == nil else { return false }
            streams[jobID] = continuation
            return true
        }
        return isNew ? stream : nil
    }

    func stop(_ jobID: Int64) { streams.withLock { $0[jobID] }?.finish() }

    func end(_ jobID: Int64) { streams.withLock { $0.removeValue(forKey: jobID) }?.finish() }
}
