import Foundation
import Testing

@testable import AutoMLCore

@Suite("Data that leaves little to learn")
struct DegenerateDataTests {
    private func search(_ table: Table, problem: Problem? = nil, metric: Metric? = nil, candidates: Int = 5) throws -> SearchResult {
        try AutoMLSearch(
            specification: ProblemSpecification(target: "target", problem: problem, metric: metric), budget: .candidates(candidates),
            seed: 1
        ).run(on: table)
    }

    private func table(_ features: [Column], target: [String?]) -> Table {
        Table(columns: features + [Column(name: "target", kind: .categorical, values: .strings(target))])
    }

    private func numbers(_ values: [Double], name: String = "number") -> Column {
        Column(name: name, kind: .numeric, values: .numbers(values))
    }

    @Test("of one class is refused with the class")
    func oneClass() {
        #expect(throws: AutoMLError.targetIsConstant(column: "target", value: "a")) {
            try search(table([numbers([1, 2, 3])], target: ["a", "a", "a"]))
        }
    }

    @Test("of one row is refused with the number of rows")
    func oneRow() {
        let rows = table([numbers([1, 2])], target: ["a", "b"])
        #expect(throws: AutoMLError.tooFewRows(2, least: 3)) { try search(rows) }
        #expect(throws: AutoMLError.targetIsConstant(column: "target", value: "a")) { try search(rows.selecting(rows: [0])) }
        #expect(throws: AutoMLError.noRows) { try search(rows.selecting(rows: [])) }
    }

    @Test("without a target, or with none in any row, is refused")
    func noTarget() {
        #expect(throws: AutoMLError.unknownColumn("target", known: ["number"])) { try search(Table(columns: [numbers([1, 2])])) }
        #expect(throws: AutoMLError.targetIsMissing(column: "target")) { try search(table([numbers([1, 2])], target: [nil, nil])) }
    }

    @Test("with a class of one example gives a model that knows the class")
    func rareClass() throws {
        let result = try search(
            table([numbers((0..<41).map { Double($0 % 2) + Double($0) / 100 })], target: (0..<40).map { $0 % 2 == 0 ? "a" : "b" } + ["c"]))
        #expect(result.model.manifest.classes == ["a", "b", "c"])
        guard case .classes(let probabilities) = result.outOfFold else { return }
        #expect(probabilities.values.allSatisfy { $0.isFinite && $0 >= 0 })
    }

    @Test("whose columns are all missing, constant or left out is refused")
    func noFeatures() {
        let constant = numbers([1, 1, 1, 1], name: "constant")
        let missing = numbers([.nan, .nan, .nan, .nan], name: "missing")
        #expect(throws: AutoMLError.noFeatures) { try search(table([constant, missing], target: ["a", "b", "a", "b"])) }
    }

    @Test("with infinite numbers, missing ones and columns of nothing gives finite predictions")
    func infinities() throws {
        var values = (0..<60).map { Double($0 % 5) * 1e300 }
        for row in stride(from: 0, to: 60, by: 7) { values[row] = .infinity }
        for row in stride(from: 0, to: 60, by: 11) { values[row] = .nan }
        let missing = numbers([Double](repeating: .nan, count: 60), name: "missing")
        let classes: [String] = (0..<60).map { $0 % 5 > 2 ? "a" : "b" }
        let result = try search(table([numbers(values), missing], target: classes), candidates: 9)
        let failed = result.leaderboard.filter { $0.status != .completed }
        #expect(failed.isEmpty)
        guard case .classes(let probabilities) = result.outOfFold else { return }
        #expect(probabilities.values.allSatisfy { $0.isFinite })
    }

    @Test("with ten thousand categories in a column is learned from")
    func manyCategories() throws {
        let rows = 12_000
        let categories = Column(name: "category", kind: .categorical, values: .strings((0..<rows).map { "c\($0 % 10_000)" }))
        let result = try search(
            table([categories, numbers((0..<rows).map { Double($0 % 13) })], target: (0..<rows).map { $0 % 13 > 6 ? "a" : "b" }),
            candidates: 3)
        let accuracy = try #require(result.leaderboard[0].metrics[.accuracy])
        #expect(accuracy > 0.9)
    }

    @Test("with more columns than rows is learned from")
    func wide() throws {
        var generator = SeededGenerator(seed: 1)
        let columns = (0..<500).map { index in numbers((0..<40).map { _ in generator.normal() }, name: "n\(index)") }
        let first = columns[0].numbers ?? []
        let result = try search(table(columns, target: first.map { $0 > 0 ? "a" : "b" }), candidates: 4)
        #expect(result.leaderboard[0].metrics[.accuracy] != nil)
    }

    @Test("that lacks a column of the model cannot be predicted, and unknown categories can")
    func prediction() throws {
        let training = SyntheticTables.twoClasses()
        let model = try AutoMLSearch(specification: ProblemSpecification(target: "answer"), budget: .candidates(4), seed: 1)
            .run(on: training).model
        #expect(throws: ArtifactError.missingColumns(["colour"])) { try model.predict(training.without(columns: ["colour"])) }
        let odd = Table(columns: [
            Column(name: "colour", kind: .categorical, values: .strings(["green", nil])),
            Column(name: "number", kind: .categorical, values: .strings(["not a number", "1.5"])),
        ])
        guard case .classes(let probabilities) = try model.predict(odd) else { return }
        #expect(probabilities.values.allSatisfy { $0.isFinite })
        #expect(try model.predict(training.selecting(rows: [])).rowCount == 0)
    }

    @Test("is refused when the metric does not fit the problem, with those that do")
    func metric() {
        let rows = table([numbers([1, 2, 3, 4])], target: ["a", "b", "a", "b"])
        #expect(throws: AutoMLError.self) { try search(rows, metric: .rmse) }
        #expect(throws: AutoMLError.targetIsNotNumeric(column: "target")) { try search(rows, problem: .regression) }
    }
}
