package import AutoMLCore

/// A table whose rows all have a value of the column to predict, with its problem settled.
package struct LabeledTable: Sendable {
    /// Whole numbers that are at most so many different ones are classes.
    private static let maxNumericClasses = 20
    /// There have to be so many rows a class, in the mean, for numbers to be classes.
    private static let minRowsPerNumericClass = 5

    /// With the target: numbers of a regression, categories else.
    package let table: Table
    package let target: String
    package let problem: Problem
    /// The rows without a valid target, or without a picture where there is nothing else to look at; they are left out.
    package let droppedRows: Int

    /// - Parameter problem: what the user asked for; inferred from the values when nil (09/AML-16).
    package init(_ table: Table, target: String, problem wanted: Problem?) throws(AutoMLToolError) {
        guard let column = table.column(named: target) else {
            throw .unknownTarget(name: target, columns: table.columns.map(\.name))
        }
        let problem = wanted ?? Self.problem(of: column)
        let labels = try problem == .regression ? Self.numbers(column) : Self.categories(column)
        let pictures = Self.onlyPictures(table, target: target)
        let known = (0..<labels.count).filter { row in labels.text(row) != nil && pictures?[row] != .some(nil) }
        guard !known.isEmpty else { throw .noLabels(target: target) }
        var rows = table
        rows.columns = table.columns.map { $0.name == target ? labels : $0 }
        self.table = known.count == table.rowCount ? rows : rows.selecting(rows: known)
        (self.target, self.problem, droppedRows) = (target, problem, table.rowCount - known.count)
    }

    /// Throws unless there are different labels to tell apart.
    package func checkLearnable() throws(AutoMLToolError) {
        guard let column = table.column(named: target) else { return }
        let first = column.text(0)
        guard (0..<column.count).contains(where: { column.text($0) != first }) else {
            throw .oneClass(target: target, name: first ?? "")
        }
    }

    /// How many rows each class has; empty for a regression.
    package var classCounts: [String: Int] {
        guard let strings = table.column(named: target)?.strings else { return [:] }
        return strings.reduce(into: [:]) { if let name = $1 { $0[name, default: 0] += 1 } }
    }

    /// The same rows with no other features than `names`.
    func keeping(columns names: Set<String>) -> LabeledTable {
        LabeledTable(
            table: Table(columns: table.columns.filter { names.contains($0.name) || $0.name == target }), target: target, problem: problem,
            droppedRows: droppedRows)
    }

    /// The rows to learn from, and those that are held out: a share of every class, or of all sizes of numbers.
    func divided(holdingOut share: Double, seed: UInt64) -> (training: LabeledTable, held: LabeledTable) {
        let fold = Folds.holdingOut(share: share, of: truth(), seed: seed)
        func part(_ rows: [Int], droppedRows: Int) -> LabeledTable {
            LabeledTable(table: table.selecting(rows: rows), target: target, problem: problem, droppedRows: droppedRows)
        }
        return (part(fold.training, droppedRows: droppedRows), part(fold.held, droppedRows: 0))
    }

    /// The same rows with other columns, the target among them.
    func replacing(table: Table) -> LabeledTable {
        LabeledTable(table: table, target: target, problem: problem, droppedRows: droppedRows)
    }

    private init(table: Table, target: String, problem: Problem, droppedRows: Int) {
        (self.table, self.target, self.problem, self.droppedRows) = (table, target, problem, droppedRows)
    }

    /// What the target is, for metrics.
    package func truth() -> Target {
        guard let column = table.column(named: target) else { return .numbers([]) }
        if let numbers = column.numbers { return .numbers(numbers) }
        let texts = (column.strings ?? []).map { $0 ?? "" }
        let names = Set(texts).sorted()
        let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return .classes(texts.map { places[$0] ?? 0 }, names: names)
    }

    /// The pictures of a table that has nothing else; nil for others.
    private static func onlyPictures(_ table: Table, target: String) -> [String?]? {
        let features = table.columns.filter { $0.name != target }
        guard features.count == 1, features[0].kind == .image else { return nil }
        return features[0].strings
    }

    private static func problem(of column: Column) -> Problem {
        guard let numbers = column.numbers, column.kind == .numeric else {
            return Set((column.strings ?? []).compactMap { $0 }).count <= 2 ? .binaryClassification : .multiclassClassification
        }
        let known = numbers.filter { !$0.isNaN }
        let distinct = Set(known)
        guard distinct.count > 2 else { return .binaryClassification }
        let areClasses =
            distinct.count <= maxNumericClasses && distinct.allSatisfy { $0 == $0.rounded() }
            && known.count >= minRowsPerNumericClass * distinct.count
        return areClasses ? .multiclassClassification : .regression
    }

    private static func numbers(_ column: Column) throws(AutoMLToolError) -> Column {
        if column.kind == .numeric { return column }
        let texts = column.strings ?? []
        let numbers = texts.map { text in text.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } ?? .nan }
        guard numbers.contains(where: { !$0.isNaN }) else {
            throw .notNumbers(target: column.name, examples: Array(texts.compactMap { $0 }.prefix(3)))
        }
        return Column(name: column.name, kind: .numeric, values: .numbers(numbers))
    }

    private static func categories(_ column: Column) -> Column {
        let texts = column.strings ?? (0..<column.count).map { column.text($0) }
        return Column(name: column.name, kind: .categorical, values: .strings(texts))
    }
}
