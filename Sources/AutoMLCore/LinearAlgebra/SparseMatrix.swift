/// A matrix of which few values differ from zero, held row by row (CSR).
package struct SparseMatrix: Sendable, Equatable {
    package let columns: Int
    /// Where each row begins in `indices` and `values`; one more than there are rows.
    package private(set) var starts: [Int] = [0]
    /// The columns of the values, ascending in a row.
    package private(set) var indices: [UInt32] = []
    package private(set) var values: [Float] = []

    package init(columns: Int) {
        self.columns = columns
    }

    package var rows: Int { starts.count - 1 }

    /// Adds a row of values at columns that ascend.
    package mutating func append(_ row: some Sequence<(column: UInt32, value: Float)>) {
        for entry in row {
            indices.append(entry.column)
            values.append(entry.value)
        }
        starts.append(indices.count)
    }

    /// Where the values of a row are in `indices` and `values`.
    package func range(ofRow row: Int) -> Range<Int> {
        starts[row]..<starts[row + 1]
    }

    package func selecting(rows selected: [Int]) -> SparseMatrix {
        var result = SparseMatrix(columns: columns)
        for row in selected {
            result.append(range(ofRow: row).lazy.map { (indices[$0], values[$0]) })
        }
        return result
    }

    /// `self · otherᵀ`, dense: by the rows of `other` that share a column, so the cost is the number of shared entries.
    package func multiplied(byTransposed other: SparseMatrix) -> Matrix {
        precondition(columns == other.columns)
        let postings = other.transposed()
        var result = Matrix(rows: rows, columns: other.rows)
        result.values.withUnsafeMutableBufferPointer { result in
            for row in 0..<rows {
                let offset = row * other.rows
                for place in range(ofRow: row) {
                    let value = values[place]
                    for posting in postings.range(ofRow: Int(indices[place])) {
                        result[offset + Int(postings.indices[posting])] += value * postings.values[posting]
                    }
                }
            }
        }
        return result
    }

    /// The same values, held column by column.
    package func transposed() -> SparseMatrix {
        var result = SparseMatrix(columns: rows)
        var counts = [Int](repeating: 0, count: columns + 1)
        for index in indices { counts[Int(index) + 1] += 1 }
        for column in 0..<columns { counts[column + 1] += counts[column] }
        result.starts = counts
        result.indices = [UInt32](repeating: 0, count: indices.count)
        result.values = [Float](repeating: 0, count: values.count)
        var next = counts
        for row in 0..<rows {
            for place in range(ofRow: row) {
                let column = Int(indices[place])
                result.indices[next[column]] = UInt32(row)
                result.values[next[column]] = values[place]
                next[column] += 1
            }
        }
        return result
    }
}
