/// A dense matrix of single precision, row after row.
package struct Matrix: Sendable, Equatable {
    package let rows: Int
    package let columns: Int
    /// `rows * columns` values; the value at (i, j) is `values[i * columns + j]`.
    package var values: [Float]

    package init(rows: Int, columns: Int, values: [Float]) {
        precondition(values.count == rows * columns)
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// All of one value.
    package init(rows: Int, columns: Int, repeating value: Float = 0) {
        self.init(rows: rows, columns: columns, values: [Float](repeating: value, count: rows * columns))
    }

    package subscript(row: Int, column: Int) -> Float {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    package func row(_ row: Int) -> ArraySlice<Float> {
        values[row * columns..<(row + 1) * columns]
    }

    /// The rows at `indices`, in that order.
    package func selecting(rows indices: [Int]) -> Matrix {
        var selected: [Float] = []
        selected.reserveCapacity(indices.count * columns)
        for index in indices { selected.append(contentsOf: row(index)) }
        return Matrix(rows: indices.count, columns: columns, values: selected)
    }

    /// The columns of `self`, and after them those of `other`, which has as many rows.
    package func joined(with other: Matrix) -> Matrix {
        precondition(rows == other.rows)
        var joined: [Float] = []
        joined.reserveCapacity(values.count + other.values.count)
        for index in 0..<rows {
            joined.append(contentsOf: row(index))
            joined.append(contentsOf: other.row(index))
        }
        return Matrix(rows: rows, columns: columns + other.columns, values: joined)
    }
}
