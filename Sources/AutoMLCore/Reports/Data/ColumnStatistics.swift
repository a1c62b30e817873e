import Foundation

/// What the values of a column are like (09/AML-129).
package struct ColumnStatistics: Sendable, Equatable, Codable {
    /// A value and how often it is there.
    package struct Frequency: Sendable, Equatable, Codable {
        package let value: String
        package let count: Int
    }

    /// The most frequent values kept of a column.
    package static let maxFrequencies = 15
    /// Numbers farther from the middle half than so many of its widths are outliers (Tukey 1977).
    package static let outlierFence = 3.0
    static let histogramBins = 20

    package let name: String
    package let kind: ColumnKind
    package let count: Int
    package let missing: Int
    package let distinct: Int
    /// The most frequent first; of categories and of numbers that differ little.
    package let frequencies: [Frequency]
    package let numbers: NumberStatistics?
    package let words: WordStatistics?
    /// Values that are not of the column's kind.
    package var badCells: ReadingIssues.BadCells?
    /// How well the column predicts the target by itself, 0 not at all, 1 perfectly (09/AML-125); nil where it was not measured.
    package var predictionPower: Double?

    package init(_ column: Column) {
        (name, kind, count) = (column.name, column.kind, column.count)
        let counts = column.valueCounts
        missing = column.count - counts.values.reduce(0, +)
        distinct = counts.count
        let isShown = column.kind == .categorical || counts.count <= Self.maxFrequencies
        frequencies =
            isShown
            ? counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.maxFrequencies).map {
                Frequency(value: $0.key, count: $0.value)
            }
            : []
        numbers = column.numbers.flatMap { NumberStatistics($0.filter { !$0.isNaN }) }
        words = column.kind == .text ? column.strings.map { WordStatistics($0.compactMap { $0 }) } : nil
    }

    package var missingShare: Double { count > 0 ? Double(missing) / Double(count) : 0 }

    package var isConstant: Bool { distinct <= 1 }

    /// Whether every row has a value of its own, as identifiers do.
    package var isIdentifierLike: Bool { kind == .categorical && count >= 20 && distinct == count - missing && missing == 0 }

    /// How much there is to wonder about; the report shows the columns in this order.
    package var suspicion: Double {
        let badShare = Double(badCells?.count ?? 0) / Double(max(count, 1))
        let outlierShare = numbers?.outlierShare ?? 0
        return missingShare + badShare + outlierShare + (isConstant ? 1 : 0) + (isIdentifierLike ? 1 : 0)
            + ((predictionPower ?? 0) > DataWarning.leakingPower ? 2 : 0)
    }
}

extension Column {
    /// How often each value is there; missing ones are not counted.
    var valueCounts: [String: Int] {
        switch values {
        case .strings(let strings): strings.reduce(into: [:]) { if let text = $1 { $0[text, default: 0] += 1 } }
        case .numbers(let numbers):
            Dictionary(
                numbers.reduce(into: [Double: Int]()) { if !$1.isNaN { $0[$1, default: 0] += 1 } }
                    .map { (Self.text($0.key, kind: kind), $0.value) }, uniquingKeysWith: +)
        }
    }

    /// A value as text; nil when it is missing. Whole numbers are without a decimal point, dates are dates.
    package func text(_ row: Int) -> String? {
        switch values {
        case .strings(let strings): return strings[row]
        case .numbers(let numbers):
            let number = numbers[row]
            guard !number.isNaN else { return nil }
            return Self.text(number, kind: kind)
        }
    }

    private static func text(_ number: Double, kind: ColumnKind) -> String {
        kind == .datetime ? DisplayText.date(number) : DisplayText.exact(number)
    }
}
