import Crypto
import Foundation

/// What a search learns from: the rows that have a target, without it, and the target.
struct SearchData: Sendable {
    /// With fewer rows there is nothing to compare candidates by.
    private static let leastRows = 3

    let problem: Problem
    let metric: Metric
    /// The positions of the rows in the table of the caller.
    let rows: [Int]
    let table: Table
    let target: Target
    /// As learners see it: numbers standardized.
    let learningTarget: Target
    let targetScale: TargetScale?
    let featurizer: TabularFeaturizer
    let folds: [Fold]
    /// The rows that a fold holds out: what candidates are measured by.
    let held: [Int]
    /// Their targets.
    let heldTarget: Target
    /// As learners see them.
    let heldLearningTarget: Target

    init(specification: ProblemSpecification, table: Table, seed: UInt64) throws(AutoMLError) {
        let inference = try ProblemInference(specification, table: table)
        (problem, metric, rows, target) = (inference.problem, inference.metric, inference.rows, inference.target)
        guard rows.count >= Self.leastRows else { throw .tooFewRows(rows.count, least: Self.leastRows) }
        self.table = table.without(columns: specification.ignoredColumns.union([specification.target])).selecting(rows: rows)
        featurizer = TabularFeaturizer(learningFrom: self.table)
        guard !featurizer.isEmpty else { throw .noFeatures }
        if case .numbers(let numbers) = target {
            let scale = TargetScale(of: numbers)
            targetScale = scale
            learningTarget = .numbers(scale.standardized(numbers))
        } else {
            targetScale = nil
            learningTarget = target
        }
        folds = Folds.suited(to: target, seed: seed)
        held = Set(folds.flatMap(\.held)).sorted()
        heldTarget = target.selecting(rows: held)
        heldLearningTarget = learningTarget.selecting(rows: held)
    }

    /// SHA-256 of the rows and their targets.
    var hash: String {
        var hash = SHA256()
        for column in table.columns {
            hash.update(data: Data(column.name.utf8))
            switch column.values {
            case .numbers(let numbers): numbers.withUnsafeBytes { hash.update(bufferPointer: $0) }
            case .strings(let strings): for string in strings { hash.update(data: Data(((string ?? "\u{0}") + "\u{1}").utf8)) }
            }
        }
        switch target {
        case .numbers(let numbers): numbers.withUnsafeBytes { hash.update(bufferPointer: $0) }
        case .classes(let indexes, let names):
            hash.update(data: Data(names.joined(separator: "\u{1}").utf8))
            indexes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        }
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }
}
