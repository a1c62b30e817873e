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
}
