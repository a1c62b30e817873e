/// How closely columns of numbers go together (09/AML-127).
package struct Correlations: Sendable, Equatable, Codable {
    /// More columns make no readable picture; the first ones are taken.
    package static let maxColumns = 30

    package let names: [String]
    /// Row after row, Pearson's coefficient in −1...1; nil where a column is constant.
    package let values: [[Double?]]

    package init(_ columns: [Column]) {
        let numbers = columns.filter { $0.kind == .numeric }.prefix(Self.maxColumns)
        names = numbers.map(\.name)
        let values = numbers.map { $0.numbers ?? [] }
        var rows = Array(repeating: Array(repeating: Double?.none, count: values.count), count: values.count)
        for first in values.indices {
            for second in first..<values.count {
                let coefficient = Self.pearson(values[first], values[second])
                (rows[first][second], rows[second][first]) = (coefficient, coefficient)
            }
        }
        self.values = rows
    }

    /// Pairs of columns that are nearly the same.
    package var closePairs: [(first: String, second: String, value: Double)] {
        names.indices.flatMap { first in
            names.indices.dropFirst(first + 1).compactMap { second in
                values[first][second].flatMap { value in
                    value.magnitude > DataWarning.closeCorrelation ? (names[first], names[second], value) : nil
                }
            }
        }
    }

    /// Over the rows that have both numbers; nil when there are fewer than two or one side is constant.
    static func pearson(_ first: [Double], _ second: [Double]) -> Double? {
        let rows = first.indices.filter { !first[$0].isNaN && !second[$0].isNaN }
        guard rows.count > 1 else { return nil }
        let count = Double(rows.count)
        let means = (rows.reduce(0) { $0 + first[$1] } / count, rows.reduce(0) { $0 + second[$1] } / count)
        var sums = (both: 0.0, first: 0.0, second: 0.0)
        for row in rows {
            let distances = (first[row] - means.0, second[row] - means.1)
            sums.both += distances.0 * distances.1
            sums.first += distances.0 * distances.0
            sums.second += distances.1 * distances.1
        }
        let scale = (sums.first * sums.second).squareRoot()
        return scale > 0 && scale.isFinite ? min(max(sums.both / scale, -1), 1) : nil
    }
}
