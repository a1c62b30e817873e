import Foundation
import Glibc
import Testing

@testable import ComputeBackends

/// Real processes: shell programs in the place of `automl`.
@Suite(.timeLimit(.minutes(1))) struct LocalProcessBackendTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "compute-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder.appending(path: "output"), withIntermediateDirectories: true)
    }

    private func backend(maxProcesses: Int = 1) -> LocalProcessBackend {
        LocalProcessBackend(settings: ComputeSettings(automl: "/nowhere/automl", maxProcesses: maxProcesses, threads: 1, memoryMiB: 512))
    }

    private func request(
        _ program: String, memoryMiB: Int = 512, wallTime: Duration = .seconds(30), environment: [String: String] = [:]
    ) -> ComputeRequest {
        ComputeRequest(
            executable: "/bin/bash", arguments: ["-c", program], folder: folder,
            limits: ComputeLimits(threads: 1, memoryMiB: memoryMiB, wallTime: wallTime), environment: environment)
    }

    @Test("what a process tells comes as events, in order, and other lines as text")
    func events() async throws {
        let told = ToldEvents()
        let program = """
            echo '{"event":"progress","step":"search","done":3,"of":17}'
            echo '{"event":"metric","name":"validation:accuracy","value":0.93}'
            echo '{"event":"log","message":"hello"}'
            echo '{"event":"unknown"}'; echo; echo plain; printf 'no end'
            """
        let outcome = try await backend().run(request(program)) { told.append($0) }
        #expect(outcome.end == .completed && outcome.reason.isEmpty)
        #expect(
            told.all == [
                .progress(step: "search", done: 3, total: 17), .metric(name: "validation:accuracy", value: 0.93), .log("hello"),
                .log("{\"event\":\"unknown\"}"), .log("plain"), .log("no end"),
            ])
    }

    @Test("a failure tells its reason: what it noted, else its last error, else its status")
    func failures() async throws {
        let noted = try await backend().run(request("echo 'too few examples' > output/failure; echo trace >&2; exit 2"))
        #expect(noted.end == .failed(status: 2) && noted.reason == "too few examples" && noted.errorTail == "trace\n")
        try FileManager.default.removeItem(at: folder.appending(path: "output/failure"))
        #expect(try await backend().run(request("echo first >&2; echo last >&2; exit 1")).reason == "last")
        #expect(try await backend().run(request("exit 7")).reason == "The process ended with exit status 7.")
        #expect(try await backend().run(request("kill -SEGV $$")).end == .crashed(signal: SIGSEGV))
    }

    @Test("a process that takes too long is ended with all that it started")
    func timeOut() async throws {
        let told = ToldEvents()
        let outcome = try await backend().run(request("sleep 100 & echo $!; wait", wallTime: .milliseconds(500))) { told.append($0) }
        #expect(outcome.end == .timedOut)
        try await expectGone(try #require(told.texts.first.flatMap { pid_t($0) }))
    }

    @Test("a process with too much memory is ended, its children counted with it")
    func memory() async throws {
        let hungry = "x=$(head -c 300000000 /dev/zero | tr '\\0' a); sleep 20"
        let outcome = try await backend().run(request("(\(hungry)) & (\(hungry)) & wait", memoryMiB: 200))
        #expect(outcome.end == .outOfMemory)
        #expect(outcome.reason == "The process needed more memory than its limit of 200 MiB.")
        #expect(try await backend().run(request("kill -KILL $$")).end == .outOfMemory)
    }

    @Test("cancelling the task ends the process, and one that waits for its turn never starts")
    func cancellation() async throws {
        let backend = backend()
        let started = AsyncStream<ComputeEvent>.makeStream()
        let running = Task { try await backend.run(request("echo $$; sleep 100")) { started.continuation.yield($0) } }
        guard case .log(let text)? = await started.stream.first(where: { _ in true }) else { throw POSIXError(.ENOENT) }
        let waiting = Task { try await backend.run(request("touch started")) }
        try await Task.sleep(for: .milliseconds(100))
        waiting.cancel()
        #expect(try await waiting.value.end == .stopped)
        running.cancel()
        #expect(try await running.value.end == .stopped)
        try await expectGone(try #require(pid_t(text)))
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "started").path))
        #expect(try await backend.run(request("true")).isCompleted)
    }

    @Test("no more processes run at a time than there are places")
    func places() async throws {
        let backend = backend(maxProcesses: 2)
        let program = "mkdir run.$$; ls -d run.* | wc -l; sleep 0.1; rmdir run.$$"
        let told = ToldEvents()
        try await withThrowingTaskGroup { group in
            for _ in 0..<6 {
                group.addTask { _ = try await backend.run(request(program)) { told.append($0) } }
            }
            try await group.waitForAll()
        }
        #expect(told.texts.count == 6)
        #expect(told.texts.contains("2") && told.texts.allSatisfy { ["1", "2"].contains($0) })
    }

    @Test("the process sees its own environment, its threads and nothing of the server's")
    func environment() async throws {
        setenv("GROUNDWORK_TEST_SECRET", "secret", 1)
        let told = ToldEvents()
        let outcome = try await backend().run(request("env; nproc", environment: ["MARK": "x"])) { told.append($0) }
        #expect(outcome.isCompleted)
        let lines = told.texts
        #expect(lines.contains("MARK=x") && lines.contains("OMP_NUM_THREADS=1") && lines.last == "1")
        #expect(!lines.contains { $0.hasPrefix("GROUNDWORK") || $0.hasPrefix("HOME=") || $0.hasPrefix("AWS") })
    }

    @Test("a program that is not there is an error that says what to do")
    func missing() async throws {
        await #expect(throws: ComputeError.missingExecutable("/nowhere/automl")) {
            try await backend().run(.train, folder: folder, wallTime: .seconds(1))
        }
        #expect(ComputeError.missingExecutable("/nowhere/automl").description.contains("compute.automl"))
    }

    private func expectGone(_ process: pid_t) async throws {
        for _ in 0..<100 where kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(20)) }
        #expect(kill(process, 0) != 0)
    }
}
