/// The rows that are least like the others (09/AML-128).
package struct AnomalousRows: Sendable, Equatable, Codable {
    package struct Row: Sendable, Equatable, Codable {
        /// From 0.
        package let row: Int
        /// Negative when the row is anomalous.
        package let score: Double
    }

    private static let maxRows = 10
    private static let maxRowsScored = 20_000

    /// The rows with the lowest scores, the lowest first.
    package let rows: [Row]
    /// The share of rows with a negative score.
    package let share: Double

    /// Scores the rows by numbers, dates and how rare categories are.
    package init(_ columns: [Column], using generator: inout some RandomNumberGenerator) {
        let views = columns.compactMap(Self.view)
        let count = min(columns.first?.count ?? 0, Self.maxRowsScored)
        guard !views.isEmpty, count > 1 else {
            (rows, share) = ([], 0)
            return
        }
        let forest = IsolationForest(views.map { Array($0[..<count]) }, using: &generator)
        let scored = (0..<count).map { row in Row(row: row, score: forest.score(views.map { $0[row] })) }
        rows = Array(scored.sorted { ($0.score, $0.row) < ($1.score, $1.row) }.prefix(Self.maxRows))
        share = Double(scored.count { $0.score < 0 }) / Double(count)
    }

    /// Numbers with the median for missing ones, or how often a row's category is there; nil for texts and images.
    private static func view(_ column: Column) -> [Double]? {
        if let numbers = column.numbers {
            let median = NumberStatistics(numbers.filter { !$0.isNaN })?.median ?? 0
            return numbers.map { $0.isNaN ? median : $0 }
        }
        guard column.kind == .categorical, let strings = column.strings else { return nil }
        let counts = strings.reduce(into: [String?: Int]()) { $0[$1, default: 0] += 1 }
        return strings.map { Double(counts[$0] ?? 0) }
    }
}
