import CoreMetrics
import Metrics

/// How long workers wait for the server, in nanoseconds.
enum TaskTimers {
    static let next = Timer(label: "groundwork_next_task_seconds")
    static let submit = Timer(label: "groundwork_submit_seconds")
}

extension Timer {
    /// Records how long `call` took, also when it throws.
    func measure<Value>(_ call: () async throws -> Value) async rethrows -> Value {
        let start = ContinuousClock.now
        defer { recordNanoseconds((ContinuousClock.now - start).nanoseconds) }
        return try await call()
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
