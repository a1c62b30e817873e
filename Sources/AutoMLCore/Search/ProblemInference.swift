import Foundation

/// The target of a table, with the problem that it poses.
struct ProblemInference {
    /// Whole numbers of at most this many values are classes, when nobody said what they are.
    static let mostNumericClasses = 20
    /// More classes than this are a mistake: an identifier or a text.
    static let mostClasses = 2_000

    let problem: Problem
    let metric: Metric
    /// The rows that have a target, in order.
    let rows: [Int]
    /// The target of those rows.
    let target: Target

    init(_ specification: ProblemSpecification, table: Table) throws(AutoMLError) {
        guard table.rowCount > 0 else { throw .noRows }
        guard let column = table.column(named: specification.target) else {
            throw .unknownColumn(specification.target, known: table.columns.map(\.name))
        }
        let isClassification = specification.problem?.isClassification ?? Self.holdsClasses(column)
        if isClassification {
            (rows, target) = try Self.classes(of: column, positive: specification.positiveClass)
        } else {
            (rows, target) = try Self.numbers(of: column)
        }
        problem = try Self.problem(of: target, asked: specification.problem, column: column.name)
        metric = specification.metric ?? .default(for: problem)
        let fitting = Metric.reported(for: problem)
        guard fitting.contains(metric) else { throw .metricDoesNotFit(metric, problem, fitting: fitting) }
    }

    private static func problem(of target: Target, asked: Problem?, column: String) throws(AutoMLError) -> Problem {
        guard case .classes(_, let names) = target else { return .regression }
        if asked == .binaryClassification, names.count != 2 { throw .notTwoClasses(column: column, count: names.count) }
        return asked ?? (names.count == 2 ? .binaryClassification : .multiclassClassification)
    }

    private static func holdsClasses(_ column: Column) -> Bool {
        guard let numbers = column.numbers else { return true }
        guard column.kind != .datetime else { return false }
        if column.kind == .categorical { return true }
        var values: Set<Double> = []
        for number in numbers where !number.isNaN {
            guard number == number.rounded() else { return false }
            values.insert(number)
            guard values.count <= mostNumericClasses else { return false }
        }
        return true
    }

    private static func classes(of column: Column, positive: String?) throws(AutoMLError) -> ([Int], Target) {
        let values = column.classNames
        let rows = values.indices.filter { values[$0] != nil }
        guard !rows.isEmpty else { throw .targetIsMissing(column: column.name) }
        var names = Array(Set(values.compactMap { $0 })).sorted(by: precedes)
        guard names.count > 1 else { throw .targetIsConstant(column: column.name, value: names[0]) }
        guard names.count <= mostClasses else { throw .tooManyClasses(column: column.name, count: names.count, most: mostClasses) }
        if let positive {
            guard names.contains(positive) else { throw .unknownClass(positive, known: names) }
            if names.count == 2 { names = names.filter { $0 != positive } + [positive] }
        }
        let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let indexes = rows.map { values[$0].flatMap { positions[$0] } ?? 0 }
        return (rows, .classes(indexes, names: names))
    }

    /// Numbers by size, before all other names, which go by their letters.
    private static func precedes(_ first: String, _ second: String) -> Bool {
        switch (Double(first), Double(second)) {
        case (let first?, let second?) where first != second: first < second
        case (_?, nil): true
        case (nil, _?): false
        default: first < second
        }
    }

    private static func numbers(of column: Column) throws(AutoMLError) -> ([Int], Target) {
        guard let numbers = column.numbers else { throw .targetIsNotNumeric(column: column.name) }
        let rows = numbers.indices.filter { numbers[$0].isFinite }
        guard let first = rows.first else { throw .targetIsMissing(column: column.name) }
        guard rows.contains(where: { numbers[$0] != numbers[first] }) else {
            throw .targetIsConstant(column: column.name, value: "\(numbers[first])")
        }
        return (rows, .numbers(rows.map { numbers[$0] }))
    }
}

extension Column {
    /// The values as names of classes; whole numbers without a fraction.
    var classNames: [String?] {
        switch values {
        case .strings(let strings): strings
        case .numbers(let numbers):
            numbers.map { number in
                guard !number.isNaN else { return nil }
                return Int(exactly: number).map(String.init) ?? String(number)
            }
        }
    }
}
