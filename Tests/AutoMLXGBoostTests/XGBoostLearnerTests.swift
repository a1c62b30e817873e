import AutoMLCore
import CXGBoost
import Foundation
import Testing

@testable import AutoMLXGBoost

@Suite("Boosted trees of libxgboost")
struct XGBoostLearnerTests {
    /// 300 rows of two numbers, one of them sometimes missing, and a category of 40 levels that decides the class together
    /// with the first number.
    private static func rows(seed: UInt64) -> (table: FeatureTable, classes: [Int]) {
        var generator = SeededGenerator(seed: seed)
        var matrix = Matrix(rows: 300, columns: 3)
        var classes: [Int] = []
        for row in 0..<matrix.rows {
            let number = Float(generator.normal())
            let category = generator.index(below: 40)
            matrix[row, 0] = number
            matrix[row, 1] = generator.unit() < 0.2 ? .nan : Float(generator.normal())
            matrix[row, 2] = Float(category)
            classes.append((category % 3 == 0) == (number > 0) ? 1 : 0)
        }
        return (FeatureTable(matrix: matrix, levels: [0, 0, 40]), classes)
    }

    private static let settings = [
        "tree_method": "hist", "nthread": "1", "verbosity": "0", "max_depth": "4", "eta": "0.3", "base_score": "0.5",
        "objective": "binary:logistic", "eval_metric": "logloss",
    ]

    @Test("predict the same without the library as with it, for numbers, categories and missing values")
    func sameAsLibrary() throws {
        let (table, classes) = Self.rows(seed: 1)
        let matrix = try TrainingMatrix(table, target: .classes(classes, names: ["a", "b"]))
        let booster = try Booster(settings: Self.settings, training: matrix, held: matrix)
        try booster.grow(rounds: 12, deadline: .never)
        let model = try TreeModel(serialized: booster.serialized(), rounds: 12, outputs: 2)
        let expected = try booster.predictions(of: matrix)
        let actual = model.predict(.dense(table))
        for row in classes.indices { #expect(abs(actual[row, 1] - expected[row]) < 1e-5) }
    }

    @Test("learn what a category and a number decide together, out of fold")
    func learns() throws {
        let (table, classes) = Self.rows(seed: 2)
        let target = Target.classes(classes, names: ["a", "b"])
        let task = TrainingTask(
            features: .dense(table), target: target, folds: Folds.division(of: target, into: 3, seed: 1), deadline: .never, seed: 1)
        let fit = try XGBoostFamily().learner([:]).crossFit(task)
        let right = classes.indices.filter { (fit.outOfFold[$0, 1] > 0.5) == (classes[$0] == 1) }.count
        #expect(Double(right) / Double(classes.count) > 0.65)
        #expect(fit.models.count == 3)
    }

    @Test("say what is wrong with a model that was cut short")
    func cut() throws {
        let (table, classes) = Self.rows(seed: 1)
        let matrix = try TrainingMatrix(table, target: .classes(classes, names: ["a", "b"]))
        let booster = try Booster(settings: Self.settings, training: matrix, held: matrix)
        try booster.grow(rounds: 2, deadline: .never)
        let bytes = try booster.serialized()
        #expect(throws: XGBoostError.self) { try TreeModel(serialized: bytes.prefix(bytes.count / 2), rounds: 2, outputs: 2) }
    }
}

extension Booster {
    /// As the library predicts.
    fileprivate func predictions(of matrix: TrainingMatrix) throws -> [Float] {
        var count: UInt64 = 0
        var values: UnsafePointer<Float>?
        try XGBoostError.check(XGBoosterPredict(handle, matrix.handle, 0, 0, 0, &count, &values))
        return Array(UnsafeBufferPointer(start: values, count: Int(count)))
    }
}
