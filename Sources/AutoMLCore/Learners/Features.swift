/// Rows as learners see them.
package enum Features: Sendable, Equatable {
    case dense(FeatureTable)

    package var rowCount: Int { table.matrix.rows }

    package var columnCount: Int { table.matrix.columns }

    package func selecting(rows: [Int]) -> Features { .dense(table.selecting(rows: rows)) }

    package var table: FeatureTable {
        switch self {
        case .dense(let table): table
        }
    }
}
