/// Rows of typed columns, held by column.
package struct Table: Sendable, Equatable {
    /// All of one length, in the order of the source, with names that differ.
    package var columns: [Column]

    package init(columns: [Column] = []) {
        self.columns = columns
    }

    package var rowCount: Int { columns.first?.count ?? 0 }

    package func column(named name: String) -> Column? {
        columns.first { $0.name == name }
    }

    /// The rows at `rows`, in that order; a row may be taken more than once.
    package func selecting(rows: [Int]) -> Table {
        Table(columns: columns.map { $0.selecting(rows: rows) })
    }

    /// The columns of these names that there are, in the order of the names.
    package func selecting(columns names: [String]) -> Table {
        Table(columns: names.compactMap { column(named: $0) })
    }

    package func without(columns names: Set<String>) -> Table {
        Table(columns: columns.filter { !names.contains($0.name) })
    }
}
