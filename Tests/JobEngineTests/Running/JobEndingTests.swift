import Foundation
import LabelingDomain
import Manifests
import ObjectStorage
import Persistence
import Testing

@testable import JobEngine

/// The ways in which a job ends.
@Suite struct JobEndingTests {
    private static let threeLines = "{\"source\":\"a\"}\n{\"source\":\"b\"}\n{\"source\":\"c\"}\n"

    @Test("stopping a job takes its tasks back and writes what is labeled, 05/OUT-15, 03/JOB-18")
    func stop() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("stopped", manifest: Self.threeLines)
            try await workshop.label(row, by: 1, most: 1) { _ in "yes" }
            let worker = Workshop.worker(2)
            let held = try #require(try await workshop.desk.next(in: row.referenceCode, for: worker, prefetch: false))
            #expect(try await workshop.engine.stop(account: Workshop.account, name: "stopped"))
            let ended = try await workshop.wait("stopped", for: .stopped)
            #expect(ended.counts == LabelingJobCounts(objects: 3, carried: 0, labeled: 1, failed: 0))
            #expect(ended.failureReason == nil)
            let output = try await workshop.text(at: try #require(ended.outputURI))
            let lines = output.split(separator: "\n")
            #expect(lines[0].contains("\"mood\":\"0\""))
            #expect(lines[1...] == ["{\"source\":\"b\"}", "{\"source\":\"c\"}"])
            await #expect(throws: TaskRefusal.lease(.expired)) {
                try await workshop.desk.submit(
                    Workshop.answer("yes"), to: held.name, by: worker, token: held.task.token, timeSpentInSeconds: 1)
            }
        }
    }

    @Test("a job at its end cannot be stopped")
    func stopAtTheEnd() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("ended", manifest: "{\"source\":\"a\"}")
            try await workshop.label(row, by: 1) { _ in "yes" }
            try await workshop.wait("ended", for: .completed)
            await #expect(throws: IllegalJobMove(move: .stop, status: .completed)) {
                try await workshop.engine.stop(account: Workshop.account, name: "ended")
            }
            #expect(try await workshop.engine.stop(account: Workshop.account, name: "never") == false)
        }
    }

    @Test(
        "when its time is over, objects with an answer are labeled and the others fail, 05/WRK-5, 05/WRK-7, 05/WRK-8, 03/LAM-20, 03/LAM-21")
    func timeOver() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("late", manifest: Self.threeLines, workers: 3) {
                $0.availabilityInSeconds = 3_600
            }
            try await workshop.label(row, by: 1, most: 2) { _ in "no" }
            workshop.clock.advance(.seconds(3_600))
            let ended = try await workshop.wait("late", for: .completed)
            #expect(ended.counts == LabelingJobCounts(objects: 3, carried: 0, labeled: 2, failed: 1))
            let lines = try await workshop.text(at: try #require(ended.outputURI)).split(separator: "\n")
            #expect(lines[0].contains("\"mood\":\"1\"") && lines[1].contains("\"mood\":\"1\""))
            #expect(lines[2] == "{\"source\":\"c\"}")
            #expect(try await workshop.outputKeys("late/annotations/worker-response/iteration-1/2/").isEmpty)
        }
    }

    @Test("a job that nobody labeled anything of fails when its time is over, 06/MON-5")
    func nobodyCame() async throws {
        try await Workshop.open { workshop in
            try await workshop.createJob("nobody", manifest: Self.threeLines)
            workshop.clock.advance(.seconds(30 * 24 * 3_600 - 1))
            try await Task.sleep(for: .milliseconds(50))
            #expect(try await workshop.row("nobody").status == "InProgress")
            workshop.clock.advance(.seconds(1))
            let ended = try await workshop.wait("nobody", for: .failed)
            #expect(ended.counts.failed == 3)
            #expect(ended.failureReason?.contains("None of the 3 data objects could be labeled") == true)
        }
    }

    @Test("a job unfinished after 30 days fails, and its labels can be chained, 06/MON-5, 05/CHN-16")
    func thirtyDays() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("month", manifest: Self.threeLines)
            try await workshop.label(row, by: 1, most: 1) { _ in "yes" }
            workshop.clock.advance(LabelingJob.longestRun)
            let ended = try await workshop.wait("month", for: .failed)
            #expect(ended.failureReason?.contains("30 days") == true)
            let lines = try await workshop.text(at: try #require(ended.outputURI)).split(separator: "\n")
            #expect(lines.map { $0.contains("\"mood\":\"0\"") } == [true, false, false])
        }
    }

    @Test("an object that as many workers decline as should answer is expired, and the job goes on without it, 05/WRK-6, 06/MON-6")
    func declines() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("declined", manifest: "{\"source\":\"a\"}\n{\"source\":\"b\"}", workers: 2)
            for number in 1...2 {
                let worker = Workshop.worker(number)
                let next = try #require(
                    try await workshop.desk.next(in: row.referenceCode, for: worker, prefetch: false))
                #expect(next.task.object == 0)
                try await workshop.desk.decline(next.name, by: worker, token: next.task.token)
            }
            for number in 1...3 { try await workshop.label(row, by: number) { _ in "yes" } }
            let ended = try await workshop.wait("declined", for: .completed)
            #expect(ended.counts == LabelingJobCounts(objects: 2, carried: 0, labeled: 1, failed: 1))
        }
    }

    @Test("a job with a limit of labeled objects ends exactly there, 03/JOB-42", arguments: [1, 2])
    func maxLabeledObjects(limit: Int) async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("limited", manifest: Self.threeLines, workers: 2) {
                $0.maxHumanLabeledObjects = limit
            }
            for number in 1...3 { try await workshop.label(row, by: number) { _ in "yes" } }
            let ended = try await workshop.wait("limited", for: .stopped)
            #expect(ended.counts.labeled == limit)
            #expect(ended.counts.unlabeled == 3 - limit)
        }
    }

    @Test("a percentage of the dataset limits it likewise, 03/JOB-42")
    func maxPercentage() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("percent", manifest: Self.threeLines) { $0.maxPercentageLabeled = 70 }
            try await workshop.label(row, by: 1) { _ in "yes" }
            #expect(try await workshop.wait("percent", for: .stopped).counts.labeled == 2)
        }
    }

    @Test("an output bucket that is gone fails the job with a reason, and the answers stay")
    func outputBucketGone() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("homeless", manifest: "{\"source\":\"a\"}")
            try await workshop.store.deleteBucket("output")
            try await workshop.label(row, by: 1) { _ in "yes" }
            let ended = try await workshop.wait("homeless", for: .failed)
            #expect(ended.failureReason?.contains("s3://output/") == true)
            #expect(ended.failureReason?.contains("'output' does not exist") == true)
            #expect(ended.counts.labeled == 1)
            let stored = try await OutputStore(database: workshop.database)
                .answeredObjects(jobID: row.id, numbers: [0])
            #expect(stored[0].answers.count == 1)
        }
    }

    @Test("a job goes on after a restart of the server, with leases and answers as they were")
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = TestClock()
        let worker = Workshop.worker(1)
        try await Workshop.open(in: folder, clock: clock) { workshop in
            let row = try await workshop.createJob("long", manifest: Self.threeLines)
            try await workshop.label(row, by: 1, most: 1) { _ in "yes" }
            _ = try await workshop.desk.next(in: row.referenceCode, for: worker, prefetch: false)
        }
        try await Workshop.open(in: folder, clock: clock) { workshop in
            let row = try await workshop.wait("long", for: .inProgress)
            let held = try #require(try await workshop.desk.next(in: row.referenceCode, for: worker, prefetch: false))
            #expect(held.task.object == 1)
            _ = try await workshop.desk.submit(
                Workshop.answer("no"), to: held.name, by: worker, token: held.task.token, timeSpentInSeconds: 1)
            try await workshop.label(row, by: 1) { _ in "yes" }
            let ended = try await workshop.wait("long", for: .completed)
            let output = try await workshop.text(at: try #require(ended.outputURI))
            #expect(output.split(separator: "\n").map { $0.contains("\"mood\":\"1\"") } == [false, true, false])
        }
    }
}
