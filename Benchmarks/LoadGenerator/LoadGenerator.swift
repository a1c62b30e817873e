import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Labels as fast as it can with many signed-in workers at once, and prints the latencies as JSON.
///
/// Each worker asks for a task, answers it and asks for the next: a closed loop, one request in flight a worker.
@main
struct LoadGenerator: AsyncParsableCommand {
    @Option(help: "Base URL of the portal.") var portal: String
    @Option(help: "Id of the job on the portal.") var job: String
    @Option(help: "JSON file: a list of {cookie, csrf}, one for each signed-in worker.") var sessions: String
    @Option(help: "Name of the element that answers.") var element: String
    @Option(help: "Label that every worker gives.") var label: String
    @Option(help: "Seconds to run.") var seconds: Double = 10

    struct Session: Decodable, Sendable {
        let cookie: String
        let csrf: String
    }

    func run() async throws {
        let sessions = try JSONDecoder().decode([Session].self, from: Data(contentsOf: URL(filePath: sessions)))
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let client = HTTPClient(eventLoopGroupProvider: .shared(group))
        let deadline = ContinuousClock.now + .seconds(seconds)
        let start = ContinuousClock.now
        let measured = try await withThrowingTaskGroup(of: WorkerLatencies.self) { tasks in
            for session in sessions {
                let worker = LoadWorker(
                    client: client, portal: portal, job: job, session: session, element: element, label: label)
                tasks.addTask { try await worker.run(until: deadline) }
            }
            return try await tasks.reduce(into: WorkerLatencies()) { $0.merge($1) }
        }
        let elapsed = ContinuousClock.now - start
        try await client.shutdown()
        try await group.shutdownGracefully()
        print(measured.summary(elapsed: elapsed))
    }
}

/// What one worker, or all together, measured.
struct WorkerLatencies: Sendable {
    var next: [Duration] = []
    var submit: [Duration] = []

    mutating func merge(_ other: WorkerLatencies) {
        next += other.next
        submit += other.submit
    }

    func summary(elapsed: Duration) -> String {
        let submits = Double(submit.count) / (elapsed / .seconds(1))
        return """
            {"submits": \(submit.count), "submits_per_second": \(submits), \
            "next_p50_ms": \(milliseconds(next, 0.5)), "next_p99_ms": \(milliseconds(next, 0.99)), \
            "submit_p50_ms": \(milliseconds(submit, 0.5)), "submit_p99_ms": \(milliseconds(submit, 0.99))}
            """
    }

    private func milliseconds(_ durations: [Duration], _ quantile: Double) -> Double {
        guard !durations.isEmpty else { return 0 }
        return durations.sorted()[min(durations.count - 1, Int(Double(durations.count) * quantile))] / .milliseconds(1)
    }
}

/// One worker's closed loop.
struct LoadWorker: Sendable {
    let client: HTTPClient
    let portal: String
    let job: String
    let session: LoadGenerator.Session
    let element: String
    let label: String

    private struct Task: Decodable {
        let taskId: String
        let leaseToken: String
    }

    func run(until deadline: ContinuousClock.Instant) async throws -> WorkerLatencies {
        var latencies = WorkerLatencies()
        while ContinuousClock.now < deadline {
            let asked = ContinuousClock.now
            let (status, body) = try await post("/api/jobs/\(job)/tasks", "{}")
            guard status == 200 else { return latencies }
            latencies.next.append(ContinuousClock.now - asked)
            let task = try JSONDecoder().decode(Task.self, from: Data(body.utf8))
            let answer = #"{"leaseToken":"\#(task.leaseToken)","answer":{"\#(element)":{"label":"\#(label)"}},"timeSpentInSeconds":1}"#
            let answered = ContinuousClock.now
            let (submitted, reply) = try await post("/api/tasks/\(task.taskId)/submit", answer)
            guard submitted == 200 else { throw LoadError.refused(submitted, reply) }
            latencies.submit.append(ContinuousClock.now - answered)
        }
        return latencies
    }

    private func post(_ path: String, _ body: String) async throws -> (UInt, String) {
        var request = HTTPClientRequest(url: portal + path)
        request.method = .POST
        request.headers = ["Cookie": session.cookie, "X-CSRF-Token": session.csrf, "Content-Type": "application/json"]
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await client.execute(request, timeout: .seconds(30))
        let content = try await response.body.collect(upTo: 1_048_576)
        return (response.status.code, String(buffer: content))
    }
}

enum LoadError: Error {
    case refused(UInt, String)
}
