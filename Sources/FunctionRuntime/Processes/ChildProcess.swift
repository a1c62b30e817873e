import CSpawn
import Foundation
import Glibc
import Synchronization

/// A process in a session of its own, its output and errors in one stream, watched by a thread of its own.
///
/// Foundation's `Process` makes no process group, without which what a function has started would outlive it.
final class ChildProcess: Sendable {
    let processID: pid_t
    private let isGone = Mutex(false)

    private static let chunkBytes = 65_536
    /// How soon after the process's end that is noticed, where its output stays open.
    private static let pollMilliseconds: Int32 = 20

    private init(processID: pid_t) { self.processID = processID }

    /// Starts a process. `output` gets what it prints as it comes, `ended` its end, both on the watching thread.
    ///
    /// Throws `POSIXError` when it cannot be started.
    static func start(
        _ request: ProcessRequest, output: @escaping @Sendable ([UInt8]) -> Void,
        ended: @escaping @Sendable (ProcessEnd) -> Void
    ) async throws -> ChildProcess {
        try await withCheckedThrowingContinuation { continuation in
            // The thread that starts the process has to live as long: its end would be the process's (PR_SET_PDEATHSIG).
            Thread.detachNewThread {
                do {
                    let (child, pipe) = try spawn(request)
                    continuation.resume(returning: child)
                    ended(child.watch(pipe, output))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    /// Ends the process and everything in its session that has not left it.
    func kill() {
        isGone.withLock { isGone in
            if !isGone { _ = Glibc.kill(-processID, SIGKILL) }
        }
    }

    private static func spawn(_ request: ProcessRequest) throws -> (ChildProcess, Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw POSIXError(.EMFILE) }
        defer { close(ends[1]) }
        let settings = SpawnSettings(output: ends[1], workingFolder: request.workingFolder)
        let arguments = CStringList(request.command)
        let environment = CStringList(request.environment.map { "\($0.key)=\($0.value)" })
        var processID: pid_t = 0
        let result = posix_spawn(
            &processID, request.command.first ?? "", &settings.actions, &settings.attributes, arguments.pointers,
            environment.pointers)
        guard result == 0 else {
            close(ends[0])
            throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EINVAL)
        }
        return (ChildProcess(processID: processID), ends[0])
    }

    /// Reads what the process prints until it ends.
    private func watch(_ pipe: Int32, _ output: (([UInt8]) -> Void)) -> ProcessEnd {
        defer { close(pipe) }
        var isOpen = true
        while true {
            var poll = pollfd(fd: isOpen ? pipe : -1, events: Int16(POLLIN), revents: 0)
            if Glibc.poll(&poll, 1, Self.pollMilliseconds) > 0 { isOpen = Self.read(pipe, output) }
            var status = siginfo_t()
            guard waitid(P_PID, id_t(processID), &status, WEXITED | WNOWAIT | WNOHANG) == 0 else { continue }
            guard status.si_signo != 0 else { continue }
            break
        }
        kill()
        drain(pipe, output)
        return isGone.withLock { isGone in
            var status: Int32 = 0
            waitpid(processID, &status, 0)
            isGone = true
            return ProcessEnd(waitStatus: status)
        }
    }

    /// What is still in the pipe when the process is gone.
    private func drain(_ pipe: Int32, _ output: (([UInt8]) -> Void)) {
        while true {
            var poll = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&poll, 1, 0) > 0, Self.read(pipe, output) else { return }
        }
    }

    /// False at the end of the stream.
    private static func read(_ pipe: Int32, _ output: (([UInt8]) -> Void)) -> Bool {
        var chunk = [UInt8](repeating: 0, count: chunkBytes)
        let count = Glibc.read(pipe, &chunk, chunkBytes)
        guard count > 0 else { return false }
        output(Array(chunk.prefix(count)))
        return true
    }
}
