extension SparseMatrix {
    /// `self · other`, dense.
    package func multiplied(by other: Matrix) -> Matrix {
        multiplied(by: other, rows: 0..<rows)
    }

    /// Of some rows `self · other`, dense.
    func multiplied(by other: Matrix, rows: Range<Int>) -> Matrix {
        precondition(columns == other.rows)
        var result = Matrix(rows: rows.count, columns: other.columns)
        let width = other.columns
        result.values.withUnsafeMutableBufferPointer { result in
            other.values.withUnsafeBufferPointer { other in
                forEachValue(in: rows) { row, column, value in
                    let (target, source) = ((row - rows.lowerBound) * width, column * width)
                    for output in 0..<width { result[target + output] += value * other[source + output] }
                }
            }
        }
        return result
    }

    /// `selfᵀ · other`, dense.
    package func transposedMultiplied(by other: Matrix) -> Matrix {
        precondition(rows == other.rows)
        var result = Matrix(rows: columns, columns: other.columns)
        let width = other.columns
        result.values.withUnsafeMutableBufferPointer { result in
            other.values.withUnsafeBufferPointer { other in
                forEachValue(in: 0..<rows) { row, column, value in
                    let (target, source) = (column * width, row * width)
                    for output in 0..<width { result[target + output] += value * other[source + output] }
                }
            }
        }
        return result
    }

    @inline(__always)
    private func forEachValue(in rows: Range<Int>, _ body: (Int, Int, Float) -> Void) {
        indices.withUnsafeBufferPointer { indices in
            values.withUnsafeBufferPointer { values in
                for row in rows {
                    for place in range(ofRow: row) { body(row, Int(indices[place]), values[place]) }
                }
            }
        }
    }
}
