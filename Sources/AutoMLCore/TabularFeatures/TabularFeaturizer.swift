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
        case .words: return .sparse(sparse(table, views: [.words]))
        case .characters: return .sparse(sparse(table, views: [.words, .characters]))
        case .pixels: return .dense(FeatureTable(matrix: pixels(table)))
        }
    }

    /// The pieces of texts, then the dense columns; no columns at all without texts.
    private func sparse(_ table: Table, views: Set<FeatureView>) -> SparseMatrix {
        let texts = columns.compactMap { column in column.text.map { (source: column.source, encoder: $0.encoder, view: $0.view) } }
            .filter { views.contains($0.view) }
        guard !texts.isEmpty, texts.contains(where: { $0.view == .characters }) || !views.contains(.characters) else {
            return (0..<table.rowCount).reduce(into: SparseMatrix(columns: 0)) { matrix, _ in matrix.append([]) }
        }
        var (rows, width) = ([[(column: UInt32, value: Float)]](repeating: [], count: table.rowCount), 0)
        for (source, encoder, _) in texts {
            let values = encoder.rows(table.column(named: source)?.strings ?? [], offset: width)
            for row in values.indices { rows[row] += values[row] }
            width += encoder.columnCount
        }
        let dense = dense(table)
        var matrix = SparseMatrix(columns: width + dense.columns)
        for row in rows.indices {
            matrix.append(rows[row] + (0..<dense.columns).compactMap { dense[row, $0] == 0 ? nil : (UInt32(width + $0), dense[row, $0]) })
        }
        return matrix
    }

    private func trees(_ table: Table) -> FeatureTable {
        let columns = columns.filter(\.isForTrees)
        var matrix = Matrix(rows: table.rowCount, columns: columns.count)
        for (index, feature) in columns.enumerated() {
            guard let column = table.column(named: feature.source) else { continue }
            for (row, value) in feature.treeValues(column).enumerated() { matrix[row, index] = value }
        }
        return FeatureTable(matrix: matrix, levels: columns.map(\.levels))
    }

    /// Of tables with a picture and nothing else.
    private func pixels(_ table: Table) -> Matrix {
        guard columns.count == 1, columns[0].isPicture, let paths = table.column(named: columns[0].source)?.strings else {
            return Matrix(rows: table.rowCount, columns: 0)
        }
        return PicturePixels.matrix(paths)
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
