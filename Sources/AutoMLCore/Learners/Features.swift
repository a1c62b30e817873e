/// Rows as learners see them.
package enum Features: Sendable, Equatable {
    case dense(FeatureTable)
    /// Of views of texts, in which most values are zero.
    case sparse(SparseMatrix)

    package var rowCount: Int {
        switch self {
        case .dense(let table): table.matrix.rows
        case .sparse(let matrix): matrix.rows
        }
    }

    package var columnCount: Int {
        switch self {
        case .dense(let table): table.matrix.columns
        case .sparse(let matrix): matrix.columns
        }
    }

    package func selecting(rows: [Int]) -> Features {
        switch self {
        case .dense(let table): .dense(table.selecting(rows: rows))
        case .sparse(let matrix): .sparse(matrix.selecting(rows: rows))
        }
    }

    /// The dense features; of sparse ones, a table without columns.
    package var table: FeatureTable {
        switch self {
        case .dense(let table): table
        case .sparse(let matrix): FeatureTable(matrix: Matrix(rows: matrix.rows, columns: 0))
        }
    }
}
