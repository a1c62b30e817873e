import Foundation
package import Logging
import ServiceLifecycle

/// Events whose senders do not wait: they are worked off one after the other, and tried again when the function fails.
///
/// The queue is in memory: what is in it when the server stops is lost, and said so in the log.
package struct EventQueue: Service {
    private struct Event: Sendable {
        let deployment: FunctionDeployment
        let payload: [UInt8]
        let requestID: String
    }

    private let runner: FunctionRunner
    private let logger: Logger
    private let events: AsyncStream<Event>
    private let announce: AsyncStream<Event>.Continuation

    private static let maxConcurrentEvents = 2
    private static let firstRetryPause: Duration = .seconds(1)

    package init(runner: FunctionRunner, logger: Logger) {
        self.runner = runner
        self.logger = logger
        (events, announce) = AsyncStream<Event>.makeStream(bufferingPolicy: .bufferingOldest(FunctionLimits.maxQueuedEvents))
    }

    /// Puts an event into the queue. Throws `InvocationError.overloaded` when it is full.
    package func put(_ payload: [UInt8], for deployment: FunctionDeployment, requestID: String) throws(InvocationError) {
        let result = announce.yield(Event(deployment: deployment, payload: payload, requestID: requestID))
        guard case .enqueued = result else { throw .overloaded }
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                var running = 0
                for await event in events {
                    if running >= Self.maxConcurrentEvents {
                        await group.next()
                        running -= 1
                    }
                    running += 1
                    group.addTask { await handle(event) }
                }
                group.cancelAll()
            }
        }
    }

    private func handle(_ event: Event) async {
        for attempt in 0...FunctionLimits.eventRetries {
            do {
                let outcome = try await runner.invoke(
                    event.deployment, payload: event.payload, requestID: event.requestID)
                if !outcome.isError { return }
            } catch is CancellationError {
                return logger.warning("an event was lost", metadata: ["function": "\(event.deployment.name)"])
            } catch {
                logger.warning(
                    "an event's function could not be invoked",
                    metadata: ["function": "\(event.deployment.name)", "error": "\(error)"])
            }
            guard attempt < FunctionLimits.eventRetries else { break }
            try? await Task.sleep(for: Self.firstRetryPause * (1 << attempt))
        }
        logger.warning(
            "an event's function has failed for good",
            metadata: ["function": "\(event.deployment.name)", "request": "\(event.requestID)"])
    }
}
