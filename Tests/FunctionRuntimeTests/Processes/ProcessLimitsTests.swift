import ChildProcesses
import Foundation
import Synchronization
import Testing

@testable import FunctionRuntime

@Suite struct ProcessLimitsTests {
    private func run(_ program: String, limits: ProcessLimits) async throws -> (output: String, end: ProcessEnd) {
        let output = Mutex<[UInt8]>([])
        let ends = AsyncStream<ProcessEnd>.makeStream()
        let request = ProcessRequest(
            command: limits.wrap(["/bin/bash", "-c", program], as: nil), environment: ["PATH": "/usr/bin:/bin"], workingFolder: "/tmp")
        _ = try await ChildProcess.start(
            request, output: { bytes in output.withLock { $0 += bytes } }, ended: { ends.continuation.yield($0) })
        let end = try #require(await ends.stream.first { _ in true })
        return (output.withLock { String(decoding: $0, as: UTF8.self) }, end)
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
}
