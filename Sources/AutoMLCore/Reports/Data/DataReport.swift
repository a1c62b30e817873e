/// What data are like, written before anything is trained (09/AML-120).
package struct DataReport: Sendable, Equatable, Codable {
    /// Fewer rows than these are too few to trust a score (09/AML-36).
    static let fewRows = 500
    private static let sampleRows = 8

    package let rowCount: Int
    package let columnCount: Int
    /// How many columns there are of each kind, the target aside.
    package let kindCounts: [String: Int]
    package let target: TargetAnalysis
    /// The most suspicious first (09/AML-129).
    package let columns: [ColumnStatistics]
    /// The first rows, by column in the order of the source; nil for missing values.
    package let sample: [String: [String?]]
    /// The features in the order of the source.
    package let featureNames: [String]
    package let duplicates: DuplicateRows
    package let correlations: Correlations
    package let anomalies: AnomalousRows
    package let issues: ReadingIssues
    package let warnings: [DataWarning]

    /// - Parameters:
    ///   - table: with the target among its columns.
    ///   - issues: what was found while the table was read.
    package init(
        _ table: Table, target: Column, problem: Problem, issues: ReadingIssues, using generator: inout some RandomNumberGenerator
    ) {
        let features = table.columns.filter { $0.name != target.name }
        let badCells = Dictionary(issues.badCells.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })
        rowCount = table.rowCount
        columnCount = table.columns.count
        kindCounts = features.reduce(into: [:]) { $0[$1.kind.rawValue, default: 0] += 1 }
        self.target = TargetAnalysis(target, problem: problem, badCells: badCells[target.name])
        let (truth, known) = Self.truth(target, problem: problem)
        let power = PredictionPower(truth)
        columns = features.map { feature in
            var statistics = ColumnStatistics(feature)
            statistics.badCells = badCells[feature.name]
            statistics.predictionPower = power.power(of: feature.selecting(rows: known))
            return statistics
        }.sorted { ($1.suspicion, $0.name) < ($0.suspicion, $1.name) }
        sample = Dictionary(
            table.columns.map { column in (column.name, (0..<min(Self.sampleRows, table.rowCount)).map { column.text($0) }) },
            uniquingKeysWith: { first, _ in first })
        featureNames = features.map(\.name)
        duplicates = DuplicateRows(table)
        correlations = Correlations(features)
        anomalies = AnomalousRows(features, using: &generator)
        self.issues = issues
        warnings =
            DataFindings(
                rowCount: rowCount, target: self.target, columns: columns, duplicates: duplicates, correlations: correlations,
                issues: issues
            ).warnings
    }

    /// The target of the rows that have one, and these rows.
    private static func truth(_ column: Column, problem: Problem) -> (Target, [Int]) {
        let known = (0..<column.count).filter { column.text($0) != nil }
        if problem == .regression, let numbers = column.numbers { return (.numbers(known.map { numbers[$0] }), known) }
        let texts = known.map { column.text($0) ?? "" }
        let names = Set(texts).sorted()
        let positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return (.classes(texts.map { positions[$0] ?? 0 }, names: names), known)
    }
}
