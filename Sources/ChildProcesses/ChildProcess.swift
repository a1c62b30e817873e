import CSpawn
import Foundation
import Glibc
import Synchronization

/// A process in a session of its own, watched by a thread of its own.
///
/// Foundation's `Process` makes no process group, without which what a child has started would outlive it.
package final class ChildProcess: Sendable {
    package let processID: Int32
    private let isGone = Mutex(false)

    /// How soon after the process's end that is noticed, where its output stays open.
    private static let pollMilliseconds: Int32 = 20

    private init(processID: Int32) { self.processID = processID }

    /// Starts a process. `output` gets what it prints as it comes, `errors` what it prints to its standard error, which
    /// goes to `output` where there is none; `ended` gets its end. All are called on the watching thread.
    ///
    /// Throws `POSIXError` when it cannot be started.
    package static func start(
        _ request: ProcessRequest, output: @escaping @Sendable ([UInt8]) -> Void,
        errors: (@Sendable ([UInt8]) -> Void)? = nil, ended: @escaping @Sendable (ProcessEnd) -> Void
    ) async throws -> ChildProcess {
        try await withCheckedThrowingContinuation { continuation in
            // The thread that starts the process has to live as long: its end would be the process's (PR_SET_PDEATHSIG).
            Thread.detachNewThread {
                do {
                    let pipes = try openPipes(output, errors)
                    defer { for pipe in pipes { pipe.closeReadEnd() } }
                    let child = try spawn(request, pipes)
                    continuation.resume(returning: child)
                    ended(child.watch(pipes))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    /// Ends the process and everything in its session that has not left it.
    package func kill() {
        isGone.withLock { isGone in
            if !isGone { _ = Glibc.kill(-processID, SIGKILL) }
        }
    }

    private static func openPipes(
        _ output: @escaping @Sendable ([UInt8]) -> Void, _ errors: (@Sendable ([UInt8]) -> Void)?
    ) throws -> [OutputPipe] {
        let first = try OutputPipe(output)
        guard let errors else { return [first] }
        do {
            return [first, try OutputPipe(errors)]
        } catch {
            first.closeWriteEnd()
            first.closeReadEnd()
            throw error
        }
    }

    private static func spawn(_ request: ProcessRequest, _ pipes: [OutputPipe]) throws -> ChildProcess {
        defer { for pipe in pipes { pipe.closeWriteEnd() } }
        guard let output = pipes.first, let errors = pipes.last else { throw POSIXError(.EINVAL) }
        let settings = SpawnSettings(output: output.writeEnd, errors: errors.writeEnd, workingFolder: request.workingFolder)
        let arguments = CStringList(request.command)
        let environment = CStringList(request.environment.map { "\($0.key)=\($0.value)" })
        var processID: pid_t = 0
        let result = posix_spawn(
            &processID, request.command.first ?? "", &settings.actions, &settings.attributes, arguments.pointers,
            environment.pointers)
        guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EINVAL) }
        return ChildProcess(processID: processID)
    }

    /// Reads what the process prints until it ends.
    private func watch(_ pipes: [OutputPipe]) -> ProcessEnd {
        var open = pipes
        while true {
            var polls = open.map { pollfd(fd: $0.readEnd, events: Int16(POLLIN), revents: 0) }
            if Glibc.poll(&polls, nfds_t(polls.count), Self.pollMilliseconds) > 0 {
                open = zip(open, polls).filter { pipe, poll in poll.revents == 0 || pipe.read() }.map(\.0)
            }
            var status = siginfo_t()
            guard waitid(P_PID, id_t(processID), &status, WEXITED | WNOWAIT | WNOHANG) == 0 else { continue }
            if status.si_signo != 0 { break }
        }
        kill()
        for pipe in pipes { pipe.drain() }
        return isGone.withLock { isGone in
            var status: Int32 = 0
            waitpid(processID, &status, 0)
            isGone = true
            return ProcessEnd(waitStatus: status)
        }
    }
}
