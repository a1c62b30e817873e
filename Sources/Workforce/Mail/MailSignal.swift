import Synchronization

/// Says that the outbox should be looked through: a message waits, or time has passed.
package final class MailSignal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let finished = Mutex(false)

    package init() {
        // One signal is as good as many: whoever hears it takes all that waits.
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Says that a message waits.
    package func raise() {
        continuation.yield()
    }

    func finish() {
        finished.withLock { $0 = true }
        continuation.finish()
    }

    var isFinished: Bool { finished.withLock { $0 } }

    /// Returns at the next signal, or after `time`; false once finished.
    func wait(atMost time: Duration) async -> Bool {
        await withTaskGroup { group in
            group.addTask { [stream] in
                var iterator = stream.makeAsyncIterator()
                _ = await iterator.next()
            }
            group.addTask { try? await Task.sleep(for: time) }
            await group.next()
            group.cancelAll()
        }
        return !isFinished
    }
}
