import Crypto
import Foundation
import LabelingDomain
import Persistence
import Testing

@testable import JobEngine

/// The real dispatcher over a real database, under random requests of many workers at once, expiries and crashes.
@Suite struct DispatcherFaultTests {
    static let objectCount = 60
    static let workerCount = 7

    @Test("random requests, expiries and crashes never break an invariant and never lose an acknowledged answer", arguments: 0..<4)
    func randomRequests(seed: UInt64) async throws {
        try await Workshop.openDatabase { database in
            let clock = TestClock()
            var trial = try await DispatcherTrial(database: database, clock: clock, seed: seed)
            for _ in 0..<12 {
                try await trial.burst()
                try await trial.crash()
            }
            try await trial.finish()
        }
    }
}

/// One random job and the workers who are let loose on it.
private struct DispatcherTrial {
    /// What a worker knows of a task that they hold.
    struct Held: Sendable {
        let number: Int64
        let object: Int
        let token: LeaseToken
    }

    private let database: any Database
    private let clock: TestClock
    private let jobID: Int64
    private let rules: DispatchRules
    private var dispatcher: Dispatcher
    private var generator: SeededGenerator
    /// Answers that were acknowledged, by object and worker.
    private var acknowledged: [String: String] = [:]

    init(database: any Database, clock: TestClock, seed: UInt64) async throws {
        self.database = database
        self.clock = clock
        generator = SeededGenerator(seed: seed)
        jobID = try await Workshop.storeJob(
            objects: DispatcherFaultTests.objectCount, workersPerObject: Int(seed % 3) + 1, in: database)
        rules = DispatchRules(
            jobID: jobID, workersPerObject: Int(seed % 3) + 1, maxOpenObjects: Int(seed) * 4 + 3,
            timeLimit: .seconds(60), deadline: clock.now + .seconds(1_000_000), maxLabeledObjects: nil)
        dispatcher = try await Self.load(rules, database, clock)
    }

    private static func load(
        _ rules: DispatchRules, _ database: any Database, _ clock: TestClock
    ) async throws -> Dispatcher {
        let row = try #require(try await LabelingJobStore(database: database).job(id: rules.jobID))
        return try await Dispatcher.load(
            rules: rules, counts: row.counts, database: database,
            signer: LeaseSigner(key: SymmetricKey(data: Data(repeating: 7, count: 32))),
            environment: DispatchEnvironment(
                now: { clock.now }, randomFence: { Int64.random(in: Int64.min...Int64.max) }, wake: {}))
    }

    /// All workers ask for all kinds of things at the same time, while the clock moves on.
    mutating func burst() async throws {
        let (dispatcher, clock) = (dispatcher, clock)
        let seeds = (0..<DispatcherFaultTests.workerCount).map { _ in generator.next() }
        let answers = try await withThrowingTaskGroup(of: [String: String].self) { group in
            for (worker, seed) in seeds.enumerated() {
                group.addTask { try await Self.work(as: Int64(worker + 1), on: dispatcher, clock, seed: seed) }
            }
            group.addTask {
                for _ in 0..<5 {
                    clock.advance(.seconds(20))
                    try await dispatcher.expireDue()
                }
                return [:]
            }
            return try await group.reduce(into: [:]) { all, answers in all.merge(answers) { first, _ in first } }
        }
        acknowledged.merge(answers) { first, _ in first }
        try await check()
    }

    /// One worker's random doings. Returns the answers that were acknowledged.
    private static func work(
        as worker: Int64, on dispatcher: Dispatcher, _ clock: TestClock, seed: UInt64
    ) async throws -> [String: String] {
        var generator = SeededGenerator(seed: seed)
        var answers: [String: String] = [:]
        for _ in 0..<25 {
            guard let task = try await dispatcher.next(for: worker, prefetch: false) else { continue }
            let held = Held(number: task.number, object: task.object, token: task.token)
            do {
                switch Int.random(in: 0..<10, using: &generator) {
                case 0..<5:
                    let answer = "{\"answer\":\(task.number)}"
                    let receipt = try await submit(answer, held, worker, dispatcher)
                    answers["\(task.object) \(worker)"] = answer
                    if Bool.random(using: &generator) {
                        let again = try await submit(answer, held, worker, dispatcher)
                        #expect(again == receipt)
                    }
                case 5: try await dispatcher.decline(held.number, by: worker, token: held.token)
                case 6: try await dispatcher.release(held.number, by: worker, token: held.token)
                case 7:
                    let stopped = try await dispatcher.stop(held.number, by: worker, token: held.token)
                    let resumed = try await dispatcher.resume(stopped.number, by: worker)
                    await #expect(throws: TaskRefusal.lease(.staleToken)) {
                        try await dispatcher.release(held.number, by: worker, token: held.token)
                    }
                    try await dispatcher.release(resumed.number, by: worker, token: resumed.token)
                case 8: clock.advance(.seconds(61))
                default: _ = try await dispatcher.next(for: worker, prefetch: true)
                }
            } catch TaskRefusal.lease(.expired) {
                // Another worker's clock ran past this lease: exactly what has to be refused.
            }
        }
        return answers
    }

    private static func submit(
        _ answer: String, _ held: Held, _ worker: Int64, _ dispatcher: Dispatcher
    ) async throws -> AnswerReceipt {
        try await dispatcher.submit(
            held.number, by: worker, token: held.token, answer: answer, timeSpentInSeconds: 1)
    }

    /// The process dies and comes back with nothing but the database.
    mutating func crash() async throws {
        await dispatcher.close()
        dispatcher = try await Self.load(rules, database, clock)
    }

    /// Lets fresh workers finish the job, then looks at every object.
    mutating func finish() async throws {
        for worker in Int64(1)...Int64(DispatcherFaultTests.workerCount + rules.workersPerObject) {
            clock.advance(.seconds(200))
            try await dispatcher.expireDue()
            while let task = try await dispatcher.next(for: worker, prefetch: false) {
                let answer = "{\"answer\":\(task.number)}"
                let held = Held(number: task.number, object: task.object, token: task.token)
                _ = try await Self.submit(answer, held, worker, dispatcher)
                acknowledged["\(task.object) \(worker)"] = answer
            }
        }
        try await check()
        #expect(await dispatcher.isFinished)
        let row = try #require(try await LabelingJobStore(database: database).job(id: jobID))
        #expect(row.counts.unlabeled == 0)
        #expect(row.counts.labeled + row.counts.failed == DispatcherFaultTests.objectCount)
    }

    /// The invariants of DESIGN, read from the database.
    private func check() async throws {
        let store = AssignmentStore(database: database)
        var stored: [String: String] = [:]
        for object in 0..<DispatcherFaultTests.objectCount {
            let rows = try await store.placesTaken(jobID: jobID, object: object)
            try #require(rows.count <= rules.workersPerObject)
            try #require(Set(rows.map(\.labeler)).count == rows.count)
            for row in rows where row.state == .submitted { stored["\(object) \(row.labeler)"] = row.answer }
        }
        for (key, answer) in acknowledged {
            try #require(stored[key] == answer, "the acknowledged answer to \(key) is gone")
        }
        try #require(stored.count == acknowledged.count)
    }
}
