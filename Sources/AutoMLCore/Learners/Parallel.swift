import Dispatch
import Synchronization

/// Independent pieces of work on all cores.
package enum Parallel {
    /// The results of `body` for 0..<count, in that order.
    package static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) throws -> Result) throws -> [Result] {
        let slots = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = Swift.Result { try body(index) }
            slots.withLock { $0[index] = result }
        }
        return try slots.withLock { $0 }.compactMap { $0 }.map { try $0.get() }
    }

    /// As above, of work that cannot fail.
    package static func map<Result: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        let slots = Mutex([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = body(index)
            slots.withLock { $0[index] = result }
        }
        return slots.withLock { $0 }.compactMap { $0 }
    }
}
