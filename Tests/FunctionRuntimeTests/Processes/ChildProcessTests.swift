import Foundation
import Glibc
import Synchronization
import Testing

@testable import FunctionRuntime

/// Real processes, within real limits.
@Suite struct ChildProcessTests {
    /// Runs a shell program to its end.
    private func run(
        _ program: String, limits: ProcessLimits? = nil, killAfter: Duration? = nil
    ) async throws -> (output: String, end: ProcessEnd) {
        let output = Mutex<[UInt8]>([])
        let ends = AsyncStream<ProcessEnd>.makeStream()
        let shell = ["/bin/bash", "-c", program]
        let request = ProcessRequest(
            command: limits?.wrap(shell, as: nil) ?? shell, environment: ["PATH": "/usr/bin:/bin", "MARK": "ä b"], workingFolder: "/tmp")
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

    @Test("files and memory have limits")
    func limits() async throws {
        let limits = ProcessLimits(memoryMiB: 64, fileMiB: 1, countsProcesses: false)
        let file = "/tmp/limit-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let large = try await run("head -c 3000000 /dev/zero > \(file); wc -c < \(file)", limits: limits)
        #expect(large.output.contains("1048576"), "\(large)")
        let hungry = try await run("x=$(head -c 400000000 /dev/zero | tr '\\0' a); echo ${#x}", limits: limits)
        #expect(!hungry.output.contains("400000000") && hungry.end != .exited(0), "\(hungry)")
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
