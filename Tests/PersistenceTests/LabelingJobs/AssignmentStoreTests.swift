import TestDatabases
import Testing

@testable import Persistence

@Suite struct AssignmentStoreTests {
    @Test("the schema gives a place of an object out once", arguments: TestDatabase.all)
    func placesAreTakenOnce(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            #expect(try await job.take(job.task(1, object: 0, labeler: 1)))
            #expect(try await job.take(job.task(2, object: 0, labeler: 2)) == false)
            #expect(try await job.take(job.task(2, object: 0, labeler: 2, slot: 1)))
            await #expect(throws: DatabaseError.self) {
                try await job.take(job.task(3, object: 0, labeler: 3, slot: 2))
            }
        }
    }

    @Test("the schema gives a worker an object once, unless it was given back", arguments: TestDatabase.all)
    func workersTouchOnce(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let first = job.task(1, object: 0, labeler: 1)
            #expect(try await job.take(first))
            #expect(try await job.take(job.task(2, object: 0, labeler: 1, slot: 1)) == false)
            #expect(try await job.end(first, as: .released) == .open)
            #expect(try await job.take(job.task(2, object: 0, labeler: 1, slot: 1)))
            #expect(try await job.end(job.task(2, object: 0, labeler: 1, slot: 1), as: .declined) == .open)
            #expect(try await job.take(job.task(3, object: 0, labeler: 1)) == false)
        }
    }

    @Test("the last answer of an object puts it into the queue and counts it, in the same write", arguments: TestDatabase.all)
    func lastAnswer(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let tasks = [job.task(1, object: 1, labeler: 1), job.task(2, object: 1, labeler: 2, slot: 1)]
            for task in tasks { #expect(try await job.take(task)) }
            #expect(try await job.submit(tasks[0]) == .open)
            #expect(try await job.outputs.waiting(jobID: job.id, limit: 9) == [])
            #expect(try await job.submit(tasks[1]) == .answered)
            #expect(try await job.outputs.waiting(jobID: job.id, limit: 9) == [1])
            #expect(try await job.counts == LabelingJobCounts(objects: 3, carried: 0, labeled: 1, failed: 0))
            let answered = try await job.outputs.answeredObjects(jobID: job.id, numbers: [1])
            #expect(answered[0].answers.map(\.answer) == ["{\"answer\":1}", "{\"answer\":2}"])
            #expect(answered[0].finishedAt == 50)
        }
    }

    @Test("an answer under another fence, after its time, or a second one changes nothing", arguments: TestDatabase.all)
    func refusedAnswers(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, workers: 1)
            let task = job.task(1, object: 0, labeler: 1)
            #expect(try await job.take(task))
            var stale = task
            stale.fence += 1
            #expect(try await job.submit(stale) == nil)
            #expect(try await job.submit(task, at: 90) == nil)
            #expect(try await job.submit(task, at: 89) == .answered)
            #expect(try await job.submit(task) == nil)
            #expect(try await job.counts.labeled == 1)
        }
    }

    @Test("as many declines as wanted answers expire an object, 05/WRK-6, 06/MON-6", arguments: TestDatabase.all)
    func declines(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            for number in Int64(1)...2 {
                let task = job.task(number, object: 0, labeler: number)
                #expect(try await job.take(task))
                #expect(try await job.end(task, as: .declined) == (number == 1 ? .open : .expired))
            }
            #expect(try await job.counts.failed == 1)
            let changed = try await job.objects.changedObjects(jobID: job.id)
            #expect(changed == [ChangedDataObject(number: 0, state: .expired, declines: 2)])
        }
    }

    @Test("an object that was declined by enough workers keeps the answer that is still under way, 05/WRK-5", arguments: TestDatabase.all)
    func declinesAndAnAnswer(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let answering = job.task(1, object: 0, labeler: 1)
            #expect(try await job.take(answering))
            for number in Int64(2)...3 {
                let task = job.task(number, object: 0, labeler: number, slot: 1)
                #expect(try await job.take(task))
                #expect(try await job.end(task, as: .declined) == .open)
            }
            #expect(try await job.submit(answering) == .answered)
            #expect(try await job.counts == LabelingJobCounts(objects: 3, carried: 0, labeled: 1, failed: 0))
        }
    }

    @Test("a reservation is accepted once, stopped and resumed under new fences", arguments: TestDatabase.all)
    func movesOfATask(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let task = job.task(1, object: 0, labeler: 1, state: .reserved)
            #expect(try await job.take(task))
            #expect(try await job.submit(task) == nil)
            func accept() async throws -> Bool {
                try await job.tasks.accept(jobID: job.id, number: 1, fence: task.fence, at: 40, expiresAt: 95)
            }
            #expect(try await accept())
            #expect(try await accept() == false)
            #expect(try await job.tasks.stop(jobID: job.id, number: 1, fence: task.fence))
            #expect(try await job.submit(task) == nil)
            #expect(try await job.tasks.resume(jobID: job.id, number: 1, fence: task.fence, newFence: 7))
            #expect(try await job.submit(task) == nil)
            let row = try #require(try await job.tasks.assignment(jobID: job.id, number: 1))
            #expect(row.state == .accepted && row.fence == 7 && row.acceptedAt == 40 && row.expiresAt == 95)
        }
    }

    @Test("a draft is kept while its task is held, and an older one does not replace a newer", arguments: TestDatabase.all)
    func drafts(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let task = job.task(1, object: 0, labeler: 1)
            #expect(try await job.take(task))
            func save(_ draft: String, _ sequence: Int64) async throws -> Bool {
                try await job.tasks.saveDraft(draft, sequence: sequence, jobID: job.id, number: 1, fence: task.fence)
            }
            #expect(try await save("new", 5))
            #expect(try await save("old", 4))
            let row = try #require(try await job.tasks.assignment(jobID: job.id, number: 1))
            #expect(row.draft == "new" && row.draftSequence == 5)
            #expect(try await job.submit(task) == .open)
            #expect(try await save("late", 6) == false)
            #expect(try await job.tasks.assignment(jobID: job.id, number: 1)?.draft == nil)
        }
    }

    @Test("what a restart needs is found: places taken, objects touched, the next number", arguments: TestDatabase.all)
    func recovery(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            #expect(try await job.tasks.nextNumber(jobID: job.id) == 1)
            let tasks = [
                job.task(1, object: 0, labeler: 1), job.task(2, object: 1, labeler: 1), job.task(3, object: 2, labeler: 1),
                job.task(4, object: 1, labeler: 2, slot: 1),
            ]
            for task in tasks { #expect(try await job.take(task)) }
            _ = try await job.end(tasks[0], as: .released)
            _ = try await job.submit(tasks[1])
            #expect(try await job.tasks.nextNumber(jobID: job.id) == 5)
            #expect(try await job.tasks.objectsTouched(jobID: job.id, labeler: 1).sorted() == [1, 2])
            #expect(try await job.tasks.answerCount(jobID: job.id, labeler: 1) == 1)
            let taken = try await job.tasks.placesTaken(jobID: job.id, fromObject: 1)
            #expect(Set(taken.map(\.number)) == [2, 3, 4])
            #expect(try await job.tasks.placesTaken(jobID: job.id, object: 1).count == 2)
        }
    }
}
