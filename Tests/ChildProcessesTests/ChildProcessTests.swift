import Foundation
import Glibc
import Synchronization
import Testing

@testable import ChildProcesses

/// Real processes.
@Suite struct ChildProcessTests {
    /// Runs a shell program to its end.
    private func run(
        _ program: String, killAfter: Duration? = nil
    ) async throws -> (output: String, end: ProcessEnd) {
        let output = Mutex<[UInt8]>([])
        let ends = AsyncStream<ProcessEnd>.makeStream()
        let request = ProcessRequest(
            command: ["/bin/bash", "-c", program], environment: ["PATH": "/usr/bin:/bin", "MARK": "ä b"], workingFolder: "/tmp")
        let child = try await ChildProcess.start(
            request, output: { bytes in output.withLock { $0 += bytes } }, ended: { ends.continuation.yield($0) })
        if let killAfter {
            try await Task.sleep(for: killAfter)
            child.kill()
        }
        let end = try #require(await ends.stream.first { _ in true })
        return (output.withLock { String(decoding: $0, as: UTF8.self) }, end)
    }

    @Test("a process gets its folder, its environment and nothing else of ours")
    func surroundings() async throws {
        let told = try await run("pwd; echo $MARK; echo err >&2; env | wc -l; ls /proc/self/fd | wc -l; cat; exit 3")
        let lines = told.output.split(separator: "\n")
        // 0, 1, 2 and the folder that ls itself reads; PATH, MARK and what the shell adds (PWD, SHLVL, _).
        #expect(lines == ["/tmp", "ä b", "err", "5", "4"])
        #expect(told.end == .exited(3))
    }

    @Test("errors go with the output unless somebody takes them apart")
    func errors() async throws {
        let output = Mutex<[UInt8]>([])
        let errors = Mutex<[UInt8]>([])
        let ends = AsyncStream<ProcessEnd>.makeStream()
        _ = try await ChildProcess.start(
            ProcessRequest(command: ["/bin/sh", "-c", "echo out; echo err >&2"], environment: [:], workingFolder: "/"),
            output: { bytes in output.withLock { $0 += bytes } }, errors: { bytes in errors.withLock { $0 += bytes } },
            ended: { ends.continuation.yield($0) })
        #expect(await ends.stream.first { _ in true } == .exited(0))
        #expect(output.withLock { $0 } == Array("out\n".utf8))
        #expect(errors.withLock { $0 } == Array("err\n".utf8))
    }

    @Test("what a process has started goes with it", .timeLimit(.minutes(1)))
    func groups() async throws {
        let told = try await run("sleep 100 & echo $!; wait", killAfter: .milliseconds(300))
        #expect(told.end == .killed(signal: SIGKILL))
        let grandchild = try #require(pid_t(told.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        for _ in 0..<100 where kill(grandchild, 0) == 0 { try await Task.sleep(for: .milliseconds(20)) }
        #expect(kill(grandchild, 0) != 0)
    }

    @Test("the end is told although somebody else holds the output open", .timeLimit(.minutes(1)))
    func openOutput() async throws {
        let started = ContinuousClock.now
        let told = try await run("setsid sleep 5 & echo started")
        #expect(told.output == "started\n" && told.end == .exited(0))
        #expect(ContinuousClock.now - started < .seconds(4))
    }

    @Test("a program that is not there is an error")
    func missing() async {
        await #expect(throws: POSIXError.self) {
            _ = try await ChildProcess.start(
                ProcessRequest(command: ["/nowhere/program"], environment: [:], workingFolder: "/"), output: { _ in }, ended: { _ in })
        }
    }

    @Test(
        "ends are told in the words of AWS",
        arguments: [(0, "exit status 0"), (3 << 8, "exit status 3"), (9, "signal: killed"), (11, "signal: segmentation fault")]
            as [(Int32, String)])
    func words(status: Int32, text: String) {
        #expect(ProcessEnd(waitStatus: status).description == text)
    }
}
