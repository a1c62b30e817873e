/// Shows the columns of a table to learners. What it knows it learned from the training rows, without their targets.
package struct TabularFeaturizer: Sendable, Codable, Equatable {
    let columns: [FeatureColumn]

    /// - Parameter table: without the target.
    package init(learningFrom table: Table) {
        columns = table.columns.flatMap { FeatureColumn.learned(from: $0) }
    }

    /// The columns of the table that rows to predict must have.
    package var sources: [String] {
        var seen: Set<String> = []
        return columns.map(\.source).filter { seen.insert($0).inserted }
    }

    package var isEmpty: Bool { columns.isEmpty }

    package var hasCategories: Bool { columns.contains { $0.levels > 0 } }

    package func features(of table: Table, view: FeatureView) throws(ArtifactError) -> Features {
        let missing = sources.filter { table.column(named: $0) == nil }
        guard missing.isEmpty else { throw .missingColumns(missing) }
        switch view {
        case .trees: return .dense(trees(table))
        case .dense: return .dense(FeatureTable(matrix: dense(table)))
        }
    }

    private func trees(_ table: Table) -> FeatureTable {
        var matrix = Matrix(rows: table.rowCount, columns: columns.count)
        for (index, feature) in columns.enumerated() {
            guard let column = table.column(named: feature.source) else { continue }
            for (row, value) in feature.treeValues(column).enumerated() { matrix[row, index] = value }
        }
        return FeatureTable(matrix: matrix, levels: columns.map(\.levels))
    }

    private func dense(_ table: Table) -> Matrix {
        var matrix = Matrix(rows: table.rowCount, columns: columns.reduce(0) { $0 + $1.denseColumns })
        var start = 0
        for feature in columns {
            if let column = table.column(named: feature.source) { feature.fillDense(column, in: &matrix, from: start) }
            start += feature.denseColumns
        }
        return matrix
    }
}
