import TestDatabases
import Testing

@testable import Persistence

@Suite struct AutoLabelingStoreTests {
    private static func label(_ object: Int, round: Int = 1, state: AutoLabelRow.State = .proposed) -> AutoLabelRow {
        AutoLabelRow(object: object, round: round, state: state, label: "\(object)", confidence: 0.99)
    }

    @Test("automated labeling begins once, and its plan is kept", arguments: TestDatabase.all)
    func plan(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database)
            let store = AutoLabelingStore(database: database)
            #expect(try await store.state(jobID: job.id) == nil)
            #expect(try await store.begin(jobID: job.id, seed: 7, plan: "a", at: 1).seed == 7)
            let again = try await store.begin(jobID: job.id, seed: 8, plan: "b", at: 2)
            #expect(again.seed == 7 && again.plan == "a" && again.problem == nil)
            try await store.setPlan("c", problem: "no memory", of: job.id, at: 3)
            let row = try await store.state(jobID: job.id)
            #expect(row?.plan == "c" && row?.problem == "no memory")
        }
    }

    @Test("an object is asked for once, and the order is kept", arguments: TestDatabase.all)
    func offers(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, objects: 9)
            let store = AutoLabelingStore(database: database)
            let first = [7, 2, 5].map { OfferedObject(number: $0, round: 0, purpose: .validation) }
            try await store.offer(first, of: job.id)
            try await store.offer([2, 1].map { OfferedObject(number: $0, round: 1, purpose: .chosen) }, of: job.id)
            let offers = try await store.offers(jobID: job.id)
            #expect(offers == first + [OfferedObject(number: 1, round: 1, purpose: .chosen)])
        }
    }

    @Test("a model labels only what nobody holds or has answered, and nobody gets it afterwards", arguments: TestDatabase.all)
    func accepting(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, objects: 5)
            let store = AutoLabelingStore(database: database)
            let held = job.task(1, object: 0, labeler: 1)
            let answered = job.task(2, object: 1, labeler: 1)
            let declined = job.task(3, object: 2, labeler: 1)
            for task in [held, answered, declined] { #expect(try await job.take(task)) }
            #expect(try await job.submit(answered) == .open)
            #expect(try await job.end(declined, as: .declined) == .open)
            try await store.beginRound(1, of: job.id, at: 40)
            try await store.add((0..<4).map { Self.label($0) }, to: job.id)
            var accepted: [Int] = []
            var left: [Int] = []
            while true {
                let batch = try await store.acceptNext(3, ofRound: 1, of: job.id, at: 50)
                guard !batch.accepted.isEmpty || !batch.left.isEmpty else { break }
                accepted += batch.accepted
                left += batch.left
            }
            #expect(accepted == [2, 3] && left == [0, 1])
            #expect(try await job.counts == LabelingJobCounts(objects: 5, carried: 0, labeled: 0, machineLabeled: 2, failed: 0))
            #expect(try await store.acceptedLabels(jobID: job.id, in: 0..<5).keys.sorted() == [2, 3])
            #expect(try await job.take(job.task(4, object: 3, labeler: 2)) == false)
            // The worker who held the object is heard.
            #expect(try await job.submit(held) == .open)
            let outcomes = try await job.outputs.outcomes(jobID: job.id, objects: 0..<5)
            #expect(outcomes.map(\.state) == [.open, .open, .labeled, .labeled, .open])
        }
    }

    @Test("labels that are taken back leave their objects to people", arguments: TestDatabase.all)
    func withdrawing(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, objects: 4, workers: 1)
            let store = AutoLabelingStore(database: database)
            for round in 1...2 {
                try await store.beginRound(round, of: job.id, at: 40)
                try await store.add([Self.label(round * 2 - 2, round: round), Self.label(round * 2 - 1, round: round)], to: job.id)
                _ = try await store.acceptNext(9, ofRound: round, of: job.id, at: 50)
            }
            #expect(try await store.withdrawNext(9, before: 2, of: job.id, at: 60) == [0, 1])
            #expect(try await store.withdrawNext(9, before: 2, of: job.id, at: 61) == nil)
            #expect(try await job.counts == LabelingJobCounts(objects: 4, carried: 0, labeled: 0, machineLabeled: 2, failed: 0))
            let task = job.task(1, object: 0, labeler: 1)
            #expect(try await job.take(task))
            #expect(try await job.submit(task) == .answered)
            #expect(try await job.counts == LabelingJobCounts(objects: 4, carried: 0, labeled: 1, machineLabeled: 2, failed: 0))
        }
    }

    @Test("a later round replaces labels of an earlier one, and counts them once", arguments: TestDatabase.all)
    func replacing(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, objects: 3)
            let store = AutoLabelingStore(database: database)
            try await store.add([Self.label(0), Self.label(1)], to: job.id)
            _ = try await store.acceptNext(9, ofRound: 1, of: job.id, at: 50)
            let better = AutoLabelRow(object: 1, round: 2, state: .proposed, label: "9", confidence: 1)
            try await store.add([better, Self.label(2, round: 2)], to: job.id)
            #expect(try await store.acceptNext(9, ofRound: 2, of: job.id, at: 51).accepted == [1, 2])
            #expect(try await job.counts.machineLabeled == 3)
            #expect(try await store.acceptedLabels(jobID: job.id, in: 0..<3)[1]?.label == "9")
            #expect(try await store.withdrawNext(9, before: 2, of: job.id, at: 52) == [0])
            #expect(try await job.counts.machineLabeled == 2)
        }
    }

    @Test("a round that begins again forgets what it had proposed, but not what was accepted", arguments: TestDatabase.all)
    func roundAgain(kind: TestDatabase) async throws {
        try await kind.with { database in
            let job = try await StoredJob(in: database, objects: 4)
            let store = AutoLabelingStore(database: database)
            _ = try await store.begin(jobID: job.id, seed: 1, plan: "", at: 1)
            try await store.beginRound(1, of: job.id, at: 40)
            try await store.add([Self.label(0), Self.label(1), Self.label(2, state: .check)], to: job.id)
            _ = try await store.acceptNext(1, ofRound: 1, of: job.id, at: 41)
            try await store.moveRound(1, to: .failed, problem: "killed", plan: "p", of: job.id, at: 42)
            #expect(try await store.rounds(jobID: job.id).map(\.problem) == ["killed"])
            #expect(try await store.state(jobID: job.id)?.problem == "killed")
            try await store.beginRound(1, of: job.id, at: 43)
            let rounds = try await store.rounds(jobID: job.id)
            #expect(rounds.map(\.state) == [.running] && rounds[0].endedAt == nil && rounds[0].startedAt == 43)
            #expect(try await store.labels(jobID: job.id, state: .proposed).isEmpty)
            #expect(try await store.labels(jobID: job.id, state: .accepted).map(\.object) == [0])
            #expect(try await store.labels(jobID: job.id, state: .check).map(\.object) == [2])
            try await store.moveRound(1, to: .done, report: "{}", plan: "q", of: job.id, at: 44)
            #expect(try await store.rounds(jobID: job.id).map(\.endedAt) == [44])
        }
    }
}
