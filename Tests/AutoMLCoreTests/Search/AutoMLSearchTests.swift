import Foundation
import Testing

@testable import AutoMLCore

@Suite("A search for a model")
struct AutoMLSearchTests {
    @Test("finds a model that predicts rows it never saw")
    func learns() throws {
        let search = AutoMLSearch(
            specification: ProblemSpecification(target: "answer", metric: .auc), budget: .candidates(2), seed: 1)
        let result = try search.run(on: SyntheticTables.twoClasses())
        let fresh = SyntheticTables.twoClasses(rows: 500, seed: 2)
        let predictions = try result.model.predict(fresh.without(columns: ["answer"]))
        let truth = try ProblemInference(search.specification, table: fresh).target
        #expect(Metric.auc.value(predictions: predictions, truth: truth) > 0.97)
        #expect(result.leaderboard.count == 3)
        #expect(result.leaderboard[0].family == "ensemble")
    }

    @Test("infers regression from numbers, and predicts in their units")
    func regression() throws {
        let result = try AutoMLSearch(specification: ProblemSpecification(target: "sum"), budget: .candidates(2), seed: 1)
            .run(on: SyntheticTables.regression())
        #expect(result.model.manifest.problem == .regression)
        let error = try #require(result.leaderboard[0].metrics[.rmse])
        #expect(error < 0.2)
    }

    @Test("infers classes from few whole numbers, in their order")
    func multiclass() throws {
        let result = try AutoMLSearch(specification: ProblemSpecification(target: "class"), budget: .candidates(2), seed: 1)
            .run(on: SyntheticTables.threeClasses())
        #expect(result.model.manifest.problem == .multiclassClassification)
        #expect(result.model.manifest.classes == ["0", "1", "2"])
        let accuracy = try #require(result.leaderboard[0].metrics[.accuracy])
        #expect(accuracy > 0.9)
    }

    @Test("gives the same model for the same seed and number of candidates, bit for bit")
    func determinism() throws {
        let table = SyntheticTables.twoClasses()
        let results = try (0..<2).map { _ in
            try AutoMLSearch(specification: ProblemSpecification(target: "answer"), budget: .candidates(4), seed: 7).run(on: table)
        }
        #expect(results[0].outOfFold == results[1].outOfFold)
        #expect(results[0].model.members.map(\.fileContents) == results[1].model.members.map(\.fileContents))
    }

    @Test("measures candidates of many rows by two fifths of them, whose rows it names")
    func manyRows() throws {
        let table = SyntheticTables.regression(rows: 5_000)
        let result = try AutoMLSearch(specification: ProblemSpecification(target: "sum"), budget: .candidates(1), seed: 1)
            .run(on: table)
        #expect(result.model.members.allSatisfy { $0.models.count == 2 })
        #expect(result.rows.count == 2_000)
        let sums = try #require(table.column(named: "sum")?.numbers)
        #expect(result.truth == .numbers(result.rows.map { sums[$0] }))
        guard case .numbers(let predicted) = result.outOfFold else { return #expect(Bool(false), "regression predicts numbers") }
        let errors = zip(predicted, result.rows).map { abs($0 - sums[$1]) }
        #expect(errors.reduce(0, +) / Double(errors.count) < 0.2)
        #expect(errors.allSatisfy { $0.isFinite })
    }

    @Test("ends with an error when it is cancelled")
    func cancellation() {
        let cancellation = Cancellation()
        let search = AutoMLSearch(
            specification: ProblemSpecification(target: "answer"), budget: .seconds(60), seed: 1, cancellation: cancellation)
        #expect(throws: AutoMLError.cancelled) {
            try search.run(on: SyntheticTables.twoClasses()) { event in
                if case .candidate = event { cancellation.cancel() }
            }
        }
    }

    @Test("tries the settings of an earlier search first")
    func warmStart() throws {
        let specification = ProblemSpecification(target: "answer")
        let table = SyntheticTables.twoClasses()
        let earlier = Candidate(
            name: "linear-9", family: "linear", parameters: ["penalty": 0.0123], status: .completed, reason: nil, metrics: [:],
            trainingSeconds: 0, weight: 1, endedAtSeconds: 0)
        let result = try AutoMLSearch(specification: specification, budget: .candidates(1), seed: 1, warmStart: [earlier]).run(on: table)
        #expect(result.leaderboard.map(\.parameters) == [[:], ["penalty": 0.0123]])
    }

    @Test("says that a budget is too short for any model")
    func shortBudget() {
        let search = AutoMLSearch(specification: ProblemSpecification(target: "answer"), budget: .seconds(1e-6), seed: 1)
        #expect(throws: AutoMLError.budgetTooShort(seconds: 1e-6)) { try search.run(on: SyntheticTables.twoClasses()) }
    }

    @Test("ends within its time")
    func timeLimit() throws {
        let clock = ContinuousClock()
        let search = AutoMLSearch(specification: ProblemSpecification(target: "answer"), budget: .seconds(3), seed: 1)
        let spent = try clock.measure { _ = try search.run(on: SyntheticTables.twoClasses(rows: 400)) }
        // A fifth more than the limit, for unoptimized code on a machine that does other work at the same time.
        #expect(spent < .seconds(3.6))
    }

    @Test("decides for the class that serves F1 best, and leaves the probabilities alone")
    func decisions() throws {
        let table = SyntheticTables.twoClasses(rows: 400)
        let rare = table.column(named: "answer").map { column in
            Column(
                name: "answer", kind: .categorical,
                values: .strings(zip(column.strings ?? [], 0...).map { $0 == "yes" && $1 % 4 == 0 ? "yes" : "no" }))
        }
        let rows = Table(columns: table.columns.dropLast() + [try #require(rare)])
        let metric = Metric.f1
        let result = try AutoMLSearch(
            specification: ProblemSpecification(target: "answer", metric: metric), budget: .candidates(2), seed: 1
        )
        .run(on: rows)
        guard case .classes(var probabilities) = result.outOfFold else { return }
        let tuned = metric.value(predictions: .classes(probabilities), truth: result.truth)
        probabilities.decisionWeights = []
        #expect(tuned > metric.value(predictions: .classes(probabilities), truth: result.truth))
        #expect((0..<probabilities.rowCount).allSatisfy { abs(probabilities.row($0).reduce(0, +) - 1) < 1e-4 })
    }
}
