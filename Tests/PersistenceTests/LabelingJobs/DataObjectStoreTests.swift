import TestDatabases
import Testing

@testable import Persistence

@Suite struct DataObjectStoreTests {
    @Test("closing ends held tasks, labels what has an answer and fails the rest, 05/WRK-7, 05/WRK-8", arguments: TestDatabase.all)
    func closing(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let tasks = [job.task(1, object: 0, labeler: 1), job.task(2, object: 1, labeler: 1)]
            for task in tasks { #expect(try await job.take(task)) }
            #expect(try await job.submit(tasks[0]) == .open)
            try await job.objects.closeOpen(in: 0..<3, of: job.id, reason: "too late", at: 70)
            #expect(try await job.counts == LabelingJobCounts(objects: 3, carried: 0, labeled: 1, failed: 2))
            #expect(try await job.outputs.waiting(jobID: job.id, limit: 9) == [0])
            #expect(try await job.tasks.assignment(jobID: job.id, number: 2)?.state == .expired)
            let states = try await job.outputs.outcomes(jobID: job.id, objects: 0..<3).map(\.state)
            #expect(states == [.answered, .failed, .failed])
            // A second time changes nothing.
            try await job.objects.closeOpen(in: 0..<3, of: job.id, reason: "too late", at: 71)
            #expect(try await job.counts.labeled == 1)
        }
    }

    @Test("closing without a reason leaves what nobody answered as it is, 05/OUT-15", arguments: TestDatabase.all)
    func closingWithoutReason(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            try await job.objects.closeOpen(in: 0..<3, of: job.id, reason: nil, at: 70)
            #expect(try await job.counts.unlabeled == 3)
        }
    }

    @Test("an object fails once", arguments: TestDatabase.all)
    func failing(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            #expect(try await job.objects.fail(1, of: job.id, reason: "broken", at: 5))
            #expect(try await job.objects.fail(1, of: job.id, reason: "broken", at: 6) == false)
            #expect(try await job.counts.failed == 1)
        }
    }

    @Test("objects that are written out leave the queue, and their answers are found again", arguments: TestDatabase.all)
    func writtenOut(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, workers: 1)
            for number in Int64(1)...3 {
                let task = job.task(number, object: Int(number) - 1, labeler: 1)
                #expect(try await job.take(task))
                #expect(try await job.submit(task) == .answered)
            }
            #expect(try await job.outputs.waiting(jobID: job.id, from: 1, limit: 1) == [1])
            try await job.outputs.markLabeled([0, 2], of: job.id)
            #expect(try await job.outputs.waiting(jobID: job.id, limit: 9) == [1])
            let answers = try await job.outputs.labeledAnswers(jobID: job.id, objects: 0..<3)
            #expect(answers.map(\.object) == [0, 2])
            #expect(answers[1] == ObjectAnswer(object: 2, labeler: 1, answer: "{\"answer\":3}"))
        }
    }
}
