package import Foundation
import Glibc

/// Runs programs as child processes of this server: one at a time, or as many as it is told.
///
/// A process leads a session of its own; it and all that it started are ended together when the task that runs it is
/// cancelled, when its time is up, when it has too much memory, and when the server ends.
package final class LocalProcessBackend: Sendable {
    package let settings: ComputeSettings
    private let slots: ProcessSlots

    package init(settings: ComputeSettings) {
        self.settings = settings
        slots = ProcessSlots(count: settings.maxProcesses)
    }

    /// Runs a program to its end, waiting first until it may start; `onEvent` gets what it tells, in order, one after the
    /// other. A process that fails is an outcome; an error means that there was no process.
    ///
    /// Cancelling the task ends the process: the outcome is then `stopped`.
    package func run(
        _ request: ComputeRequest, onEvent: @escaping @Sendable (ComputeEvent) async -> Void = { _ in }
    ) async throws(ComputeError) -> ComputeOutcome {
        guard access(request.executable, X_OK) == 0 else { throw .missingExecutable(request.executable) }
        guard await slots.take() else { return ComputeOutcome(end: .stopped, reason: Self.stoppedReason) }
        defer { slots.giveBack() }
        return try await runNow(request, onEvent)
    }

    /// Runs a job of the `automl` program.
    package func run(
        _ job: AutoMLJob, folder: URL, wallTime: Duration,
        onEvent: @escaping @Sendable (ComputeEvent) async -> Void = { _ in }
    ) async throws(ComputeError) -> ComputeOutcome {
        try await run(settings.request(job, folder: folder, wallTime: wallTime), onEvent: onEvent)
    }

    private func runNow(
        _ request: ComputeRequest, _ onEvent: @escaping @Sendable (ComputeEvent) async -> Void
    ) async throws(ComputeError) -> ComputeOutcome {
        let process = RunningProcess()
        let started = ContinuousClock.now
        do {
            try await process.start(request)
        } catch {
            throw .cannotStart(executable: request.executable, reason: "\(error)")
        }
        let end = await withTaskCancellationHandler {
            await watch(process, request.limits, onEvent)
        } onCancel: {
            process.kill(for: .stopped)
        }
        return ComputeOutcome(
            end: end, reason: reason(end, request, process.errorTail), errorTail: process.errorTail.text,
            duration: ContinuousClock.now - started)
    }

    private func watch(
        _ process: RunningProcess, _ limits: ComputeLimits, _ onEvent: @escaping @Sendable (ComputeEvent) async -> Void
    ) async -> ComputeEnd {
        await withTaskGroup { group in
            group.addTask {
                try? await Task.sleep(for: limits.wallTime)
                if !Task.isCancelled { process.kill(for: .timedOut) }
            }
            group.addTask { try? await process.watchMemory(limitMiB: limits.memoryMiB) }
            for await event in process.events.stream { await onEvent(event) }
            let end = await process.end()
            group.cancelAll()
            return end
        }
    }

    private static let stoppedReason = "The process was stopped."

    private func reason(_ end: ComputeEnd, _ request: ComputeRequest, _ errors: ErrorTail) -> String {
        switch end {
        case .completed: ""
        case .failed(let status):
            FailureNote(in: request.folder)?.text ?? errors.lastLine ?? "The process ended with exit status \(status)."
        case .crashed(let signal): "The process was ended by signal \(signal)."
        case .outOfMemory: "The process needed more memory than its limit of \(request.limits.memoryMiB) MiB."
        case .timedOut: "The process took longer than its limit of \(request.limits.wallTime.components.seconds) seconds."
        case .stopped: Self.stoppedReason
        }
    }
}
