/// Dense features with what the columns mean.
package struct FeatureTable: Sendable, Equatable {
    /// NaN where a value is missing, in views that keep missing values.
    package var matrix: Matrix
    /// For each column the number of its categories, whose codes the column then holds; 0 for a column of numbers.
    package var levels: [Int]

    package init(matrix: Matrix, levels: [Int]? = nil) {
        self.matrix = matrix
        self.levels = levels ?? [Int](repeating: 0, count: matrix.columns)
    }

    package func selecting(rows: [Int]) -> FeatureTable {
        FeatureTable(matrix: matrix.selecting(rows: rows), levels: levels)
    }

    package func joined(with other: FeatureTable) -> FeatureTable {
        FeatureTable(matrix: matrix.joined(with: other.matrix), levels: levels + other.levels)
    }
}
