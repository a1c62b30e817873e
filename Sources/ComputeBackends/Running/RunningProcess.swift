import ChildProcesses
import Foundation
import Glibc
import Synchronization

/// A started process with what it has printed, and why we ended it if we did.
final class RunningProcess: Sendable {
    private let child = Mutex<ChildProcess?>(nil)
    private let lines = Mutex(LineReader(maxLineBytes: RunningProcess.maxLineBytes))
    private let errors = Mutex(ErrorTail())
    private let killedFor = Mutex<ComputeEnd?>(nil)
    /// Events as they come. The oldest go when nobody takes them fast enough.
    let events = AsyncStream<ComputeEvent>.makeStream(bufferingPolicy: .bufferingNewest(RunningProcess.maxWaitingEvents))
    private let ends = AsyncStream<ProcessEnd>.makeStream(bufferingPolicy: .bufferingNewest(1))

    private static let maxLineBytes = 65_536
    private static let maxWaitingEvents = 10_000
    /// Memory grows by gigabytes a second at most, and a look at `/proc` takes a millisecond or two.
    private static let memoryLookInterval = Duration.milliseconds(200)

    /// Throws `POSIXError` when it cannot be started.
    func start(_ request: ComputeRequest) async throws {
        let wrapper = ProcessWrapper(limits: request.limits)
        let process = try await ChildProcess.start(
            ProcessRequest(
                command: wrapper.wrap([request.executable] + request.arguments),
                environment: wrapper.environment(request.environment), workingFolder: request.folder.path),
            output: { [self] in receive($0) }, errors: { [self] bytes in errors.withLock { $0.append(bytes) } },
            ended: { [self] in finish($0) })
        child.withLock { $0 = process }
        preferAsVictim(process.processID)
        if killedFor.withLock({ $0 }) != nil { process.kill() }
    }

    /// Ends the process and all that it started; the first reason counts.
    func kill(for reason: ComputeEnd) {
        killedFor.withLock { killedFor in
            if killedFor == nil { killedFor = reason }
        }
        child.withLock { $0 }?.kill()
    }

    /// Waits for the end of the process.
    func end() async -> ComputeEnd {
        let end = await ends.stream.first { _ in true }
        if let reason = killedFor.withLock({ $0 }) { return reason }
        switch end {
        case .exited(0): return .completed
        case .exited(let status): return .failed(status: status)
        // Nobody but the kernel sends it: it had no memory left.
        case .killed(SIGKILL): return .outOfMemory
        case .killed(let signal): return .crashed(signal: signal)
        case nil: return .stopped
        }
    }

    var errorTail: ErrorTail { errors.withLock { $0 } }

    /// Ends the process when it and its children have more memory than they may.
    func watchMemory(limitMiB: Int) async throws {
        guard let id = child.withLock({ $0?.processID }) else { return }
        let memory = SessionMemory(session: id)
        while true {
            try await Task.sleep(for: Self.memoryLookInterval)
            if memory.mebibytes > limitMiB { kill(for: .outOfMemory) }
        }
    }

    private func receive(_ bytes: [UInt8]) {
        for line in lines.withLock({ $0.lines(in: bytes) }) { tell(line) }
    }

    private func finish(_ end: ProcessEnd) {
        tell(lines.withLock { $0.takeLine() })
        events.continuation.finish()
        ends.continuation.yield(end)
        ends.continuation.finish()
    }

    private func tell(_ line: [UInt8]) {
        if let event = ComputeEvent(line: line) { events.continuation.yield(event) }
    }

    /// When the machine runs out of memory, the kernel is to end this process and not the server.
    private func preferAsVictim(_ process: pid_t) {
        try? Data("1000".utf8).write(to: URL(filePath: "/proc/\(process)/oom_score_adj"))
    }
}
