import Foundation
import LabelingDomain
import Manifests
import Persistence
import Testing

@testable import JobEngine

/// What workers can do with tasks.
@Suite struct WorkerDeskTests {
    private static let twoLines = "{\"source\":\"a\"}\n{\"source\":\"b\"}\n"

    private func next(
        _ workshop: Workshop, _ row: LabelingJobRow, _ number: Int, prefetch: Bool = false
    ) async throws -> WorkerDesk.Assignment? {
        try await workshop.desk.next(in: row.referenceCode, for: Workshop.worker(number), prefetch: prefetch)
    }

    @Test("a worker of no team of the job sees and touches nothing, 06/PORTAL-3")
    func outsiders() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("private", manifest: Self.twoLines)
            let outsider = Labeler(workerID: "private.1", issuer: "pool", subject: "outsider", provider: "Cognito")
            #expect(try await workshop.desk.jobs(for: outsider).isEmpty)
            await #expect(throws: TaskRefusal.jobNotFound) {
                try await workshop.desk.next(in: row.referenceCode, for: outsider, prefetch: false)
            }
        }
    }

    @Test("a task is only its worker's")
    func otherWorkersTask() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("mine", manifest: Self.twoLines)
            let held = try #require(try await next(workshop, row, 1))
            await #expect(throws: TaskRefusal.notYourTask) {
                try await workshop.desk.release(held.name, by: Workshop.worker(2), token: held.task.token)
            }
            await #expect(throws: TaskRefusal.lease(.staleToken)) {
                try await workshop.desk.release(held.name, by: Workshop.worker(1), token: LeaseToken("guess"))
            }
            await #expect(throws: TaskRefusal.taskNotFound) {
                try await workshop.desk.release(
                    TaskName(jobCode: row.referenceCode, number: 99), by: Workshop.worker(1), token: held.task.token)
            }
        }
    }

    @Test("asking again gives the accepted task again, with its draft")
    func sameTaskAgain() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("again", manifest: Self.twoLines)
            let worker = Workshop.worker(1)
            let first = try #require(try await next(workshop, row, 1))
            try await workshop.desk.saveDraft(
                Workshop.answer("maybe"), sequence: 2, of: first.name, by: worker, token: first.task.token)
            try await workshop.desk.saveDraft(
                Workshop.answer("older"), sequence: 1, of: first.name, by: worker, token: first.task.token)
            let again = try #require(try await next(workshop, row, 1))
            #expect(again.task.number == first.task.number && again.task.token == first.task.token)
            #expect(again.task.draft == Workshop.answer("maybe").description)
            #expect(again.task.draftSequence == 2)
        }
    }

    @Test("a prefetched task is held, not seen: its clock starts when it is accepted")
    func prefetch() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("ahead", manifest: Self.twoLines)
            let worker = Workshop.worker(1)
            let first = try #require(try await next(workshop, row, 1))
            let second = try #require(try await next(workshop, row, 1, prefetch: true))
            #expect(second.task.state == .reserved && second.task.acceptedAt == nil)
            #expect(try await next(workshop, row, 1, prefetch: true)?.task.number == second.task.number)
            #expect(try await next(workshop, row, 2) == nil)
            workshop.clock.advance(.seconds(30))
            _ = try await workshop.desk.submit(
                Workshop.answer("yes"), to: first.name, by: worker, token: first.task.token, timeSpentInSeconds: 1)
            let accepted = try await workshop.desk.accept(second.name, by: worker, token: second.task.token)
            #expect(accepted.task.state == .accepted)
            #expect(accepted.task.acceptedAt == workshop.clock.now)
            #expect(accepted.task.expiresAt == workshop.clock.now + .seconds(600))
        }
    }

    @Test("a reservation that nobody takes up lapses soon after its worker's task has ended")
    func lapsedReservation() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("lapse", manifest: Self.twoLines)
            let first = try #require(try await next(workshop, row, 1))
            let second = try #require(try await next(workshop, row, 1, prefetch: true))
            _ = try await workshop.desk.submit(
                Workshop.answer("yes"), to: first.name, by: Workshop.worker(1), token: first.task.token,
                timeSpentInSeconds: 1)
            workshop.clock.advance(DispatchRules.reservationGrace)
            #expect(try await next(workshop, row, 2)?.task.object == second.task.object)
            await #expect(throws: TaskRefusal.lease(.expired)) {
                try await workshop.desk.accept(second.name, by: Workshop.worker(1), token: second.task.token)
            }
        }
    }

    @Test("a task that is put aside is kept with its draft until its time is over, 06/PORTAL-4")
    func stopAndResume() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("aside", manifest: "{\"source\":\"a\"}")
            let worker = Workshop.worker(1)
            let held = try #require(try await next(workshop, row, 1))
            try await workshop.desk.saveDraft(
                Workshop.answer("half"), sequence: 1, of: held.name, by: worker, token: held.task.token)
            let stopped = try await workshop.desk.stop(held.name, by: worker, token: held.task.token)
            #expect(stopped.task.state == .stopped)
            #expect(try await next(workshop, row, 2) == nil)
            let offer = try #require(try await workshop.desk.jobs(for: worker).first)
            #expect(offer.stopped.map(\.number) == [held.task.number] && offer.isAvailable)
            let resumed = try await workshop.desk.resume(held.name, by: worker)
            #expect(resumed.task.draft == Workshop.answer("half").description)
            #expect(resumed.task.expiresAt == held.task.expiresAt)
            // The page that showed the task before is out.
            await #expect(throws: TaskRefusal.lease(.staleToken)) {
                try await workshop.desk.submit(
                    Workshop.answer("yes"), to: held.name, by: worker, token: held.task.token, timeSpentInSeconds: 1)
            }
            _ = try await workshop.desk.stop(held.name, by: worker, token: resumed.task.token)
            workshop.clock.advance(.seconds(600))
            #expect(try await next(workshop, row, 2) != nil)
            await #expect(throws: TaskRefusal.lease(.expired)) {
                try await workshop.desk.resume(held.name, by: worker)
            }
        }
    }

    @Test("an answer after the time limit is refused whole, and the object goes to somebody else, 06/PORTAL-4")
    func lateAnswer() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("late", manifest: "{\"source\":\"a\"}")
            let held = try #require(try await next(workshop, row, 1))
            #expect(try await next(workshop, row, 2) == nil)
            workshop.clock.advance(.seconds(600))
            await #expect(throws: TaskRefusal.lease(.expired)) {
                try await workshop.desk.submit(
                    Workshop.answer("yes"), to: held.name, by: Workshop.worker(1), token: held.task.token,
                    timeSpentInSeconds: 1)
            }
            #expect(try await workshop.label(row, by: 2) { _ in "no" } == 1)
            try await workshop.wait("late", for: .completed)
        }
    }

    @Test("the same answer again gets the same receipt, also after the job has ended; another one is refused")
    func submitTwice() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("twice", manifest: "{\"source\":\"a\"}")
            let worker = Workshop.worker(1)
            let held = try #require(try await next(workshop, row, 1))
            @Sendable func submit(_ label: String) async throws -> AnswerReceipt {
                try await workshop.desk.submit(
                    Workshop.answer(label), to: held.name, by: worker, token: held.task.token, timeSpentInSeconds: 1)
            }
            let first = try await submit("yes")
            workshop.clock.advance(.seconds(5))
            #expect(try await submit("yes") == first)
            try await workshop.wait("twice", for: .completed)
            #expect(try await submit("yes") == first)
            await #expect(throws: TaskRefusal.lease(.alreadySubmitted)) { try await submit("no") }
        }
    }

    @Test("an answer that is none is refused and the task stays, 07/CE-general-9")
    func invalidAnswer() async throws {
        try await Workshop.open { workshop in
            let row = try await workshop.createJob("wrong", manifest: "{\"source\":\"a\"}")
            let held = try #require(try await next(workshop, row, 1))
            for answer in [Workshop.answer("maybe"), .object([]), .array([])] {
                await #expect(throws: TaskRefusal.self) {
                    try await workshop.desk.submit(
                        answer, to: held.name, by: Workshop.worker(1), token: held.task.token, timeSpentInSeconds: 1)
                }
            }
            #expect(try await workshop.row("wrong").counts.labeled == 0)
            #expect(try await next(workshop, row, 1)?.task.number == held.task.number)
        }
    }

    @Test("no more objects are with workers than MaxConcurrentTaskCount says, and nobody is idle below it, 05/FLOW-2")
    func openObjects() async throws {
        try await Workshop.open { workshop in
            let manifest = String(repeating: "{\"source\":\"a\"}\n", count: 6)
            let row = try await workshop.createJob("capped", manifest: manifest, workers: 2) { $0.maxConcurrentObjects = 2 }
            let objects = try await [next(workshop, row, 1), next(workshop, row, 2), next(workshop, row, 3), next(workshop, row, 4)]
            #expect(objects.compactMap { $0?.task.object } == [0, 0, 1, 1])
            #expect(try await next(workshop, row, 5) == nil)
            // One answer makes room for the next object: nobody waits for the rest of a batch.
            let first = try #require(objects[0])
            _ = try await workshop.desk.submit(
                Workshop.answer("yes"), to: first.name, by: Workshop.worker(1), token: first.task.token,
                timeSpentInSeconds: 1)
            #expect(try await next(workshop, row, 1) == nil)
            let second = try #require(objects[1])
            _ = try await workshop.desk.submit(
                Workshop.answer("yes"), to: second.name, by: Workshop.worker(2), token: second.task.token,
                timeSpentInSeconds: 1)
            #expect(try await next(workshop, row, 1)?.task.object == 2)
        }
    }
}
