import Foundation
import Testing

@testable import AutoMLCore

@Suite("Families of learners")
struct LearnerFamilyTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let family: any LearnerFamily
        /// At least so many rows are classified rightly out of fold.
        let accuracy: Double
        /// At most so much of the variance stays unexplained.
        let unexplained: Double

        var testDescription: String { family.name }
    }

    static let cases = [
        Case(family: LinearFamily(), accuracy: 0.9, unexplained: 0.05),
        Case(family: NeighborsFamily(), accuracy: 0.85, unexplained: 0.3),
        Case(family: KernelFamily(), accuracy: 0.9, unexplained: 0.1),
        Case(family: ForestFamily.extraTrees, accuracy: 0.88, unexplained: 0.2),
        Case(family: ForestFamily.randomForest, accuracy: 0.88, unexplained: 0.2),
        Case(family: NetworkFamily(), accuracy: 0.9, unexplained: 0.1),
    ]

    private func fit(_ family: any LearnerFamily, _ table: Table, target name: String) throws -> (TrainedFolds, Target, Features) {
        let specification = ProblemSpecification(target: name)
        let data = try SearchData(specification: specification, table: table, seed: 1)
        let learner = family.learner(family.portfolio(for: try outline(data))[0])
        let features = try data.featurizer.features(of: data.table, view: learner.view)
        let task = TrainingTask(
            features: features, target: data.learningTarget, folds: Folds.division(of: data.target, into: 3, seed: 1),
            deadline: .never, seed: 1)
        return (try learner.crossFit(task), data.learningTarget, features)
    }

    private func outline(_ data: SearchData) throws -> DataOutline {
        let columns = try FeatureView.allCases.map { ($0, try data.featurizer.features(of: data.table, view: $0).columnCount) }
        return DataOutline(
            problem: data.problem, rows: data.rows.count, outputs: data.target.outputCount,
            columns: Dictionary(uniqueKeysWithValues: columns))
    }

    @Test("classify rows that they did not see", arguments: cases)
    func classification(_ item: Case) throws {
        let (fit, target, _) = try fit(item.family, SyntheticTables.threeClasses(rows: 300), target: "class")
        guard case .classes(let classes, let names) = target else { return }
        let predictions = Predictions.classes(ClassProbabilities(classes: names, values: fit.outOfFold.values))
        let accuracy = Metric.accuracy.value(predictions: predictions, truth: .classes(classes, names: names))
        #expect(accuracy > item.accuracy)
    }

    @Test("predict numbers of rows that they did not see", arguments: cases)
    func regression(_ item: Case) throws {
        let (fit, target, _) = try fit(item.family, SyntheticTables.regression(rows: 300), target: "sum")
        guard case .numbers(let numbers) = target else { return }
        let errors = zip(fit.outOfFold.values, numbers).map { (Double($0) - $1) * (Double($0) - $1) }
        #expect(errors.reduce(0, +) / Double(errors.count) < item.unexplained)
    }

    @Test("are stored and read as what they were", arguments: cases)
    func storage(_ item: Case) throws {
        let (fit, _, features) = try fit(item.family, SyntheticTables.threeClasses(), target: "class")
        var writer = ByteWriter()
        FittedModelKinds.write(fit.models[0], to: &writer)
        var reader = ByteReader(writer.bytes, name: "test")
        let read = try FittedModelKinds.read(&reader)
        #expect(reader.isAtEnd)
        #expect(read.predict(features) == fit.models[0].predict(features))
        var cut = ByteReader(writer.bytes.dropLast(5), name: "test")
        #expect(throws: ArtifactError.self) { try FittedModelKinds.read(&cut) }
    }
}
