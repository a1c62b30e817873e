/// What the values to predict are like (09/AML-124).
package struct TargetAnalysis: Sendable, Equatable, Codable {
    /// A class with fewer rows can hardly be learned.
    package static let fewRows = 5
    /// A class with a smaller share of the rows is rare.
    package static let rareShare = 0.01
    /// With more classes, and fewer than `rowsPerClass` rows for each, there are too many of them.
    package static let manyClasses = 100
    package static let rowsPerClass = 20

    package let name: String
    package let problem: Problem
    /// The rows whose target is missing or not of its kind, which are left out.
    package let invalid: Int
    package let invalidShare: Double
    /// The first values that are no numbers, of a regression.
    package let unparsable: [String]
    /// All classes, the most frequent first; empty for a regression.
    package let classes: [ColumnStatistics.Frequency]
    package let numbers: NumberStatistics?

    package init(_ column: Column, problem: Problem, badCells: ReadingIssues.BadCells?) {
        (name, self.problem) = (column.name, problem)
        let counts = column.valueCounts
        invalid = column.count - counts.values.reduce(0, +)
        invalidShare = column.count > 0 ? Double(invalid) / Double(column.count) : 0
        unparsable = badCells?.examples ?? []
        classes =
            problem.isClassification
            ? counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { .init(value: $0.key, count: $0.value) } : []
        numbers = problem.isClassification ? nil : column.numbers.flatMap { NumberStatistics($0.filter { !$0.isNaN }) }
    }

    /// The classes with too few rows, or with a small share of them.
    package var rareClasses: [ColumnStatistics.Frequency] {
        let total = classes.reduce(0) { $0 + $1.count }
        return classes.filter { $0.count < Self.fewRows || Double($0.count) < Self.rareShare * Double(total) }
    }
}
