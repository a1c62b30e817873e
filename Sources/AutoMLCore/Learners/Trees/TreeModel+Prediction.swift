import CTrees

extension TreeModel {
    /// So many rows go down a tree together, so that its nodes and they stay in the cache.
    private static let rowsAtOnce = 4_096
    private static let leastParts = 4

    /// The sums of the leaves: a row a row.
    ///
    /// - Parameter plan: the trees as they are predicted with.
    func sums(_ matrix: Matrix, plan: TreePlan) -> Matrix {
        let parts = max(min(Self.leastParts, matrix.rows / 64), (matrix.rows + Self.rowsAtOnce - 1) / Self.rowsAtOnce, 1)
        let sums = Parallel.map(parts) { part in
            let rows = matrix.rows * part / parts..<matrix.rows * (part + 1) / parts
            return self.sums(TreeRows(matrix, rows: rows, withCodes: !categories.isEmpty), plan: plan, count: rows.count)
        }
        return Matrix(rows: matrix.rows, columns: base.count, values: Array(sums.joined()))
    }

    /// The values of the first `count` rows of some blocks, row after row.
    private func sums(_ rows: TreeRows, plan: TreePlan, count: Int) -> [Float] {
        let (width, lanes) = (base.count, TreeRows.lanes)
        var ruledOut = [Float](repeating: 0, count: rows.blocks * width * lanes)
        var walked = ruledOut
        rows.withPointers { pointer in
            plan.ruleOut(pointer, sums: &ruledOut, outputs: width)
            plan.walk(pointer, leafValues: leafValues, sums: &walked, outputs: width)
        }
        for index in 0..<(plan.trees.isEmpty ? 0 : count * width) {
            let (row, column) = index.quotientAndRemainder(dividingBy: width)
            walked[index] += ruledOut[(row / lanes * width + column) * lanes + row % lanes]
        }
        return Array(walked[..<(count * width)])
    }
}

extension TreePlan {
    fileprivate func ruleOut(_ rows: trees_rows, sums: inout [Float], outputs: Int) {
        guard !trees.isEmpty else { return }
        trees.withUnsafeBufferPointer { trees in
            parts.withUnsafeBufferPointer { parts in
                questions.withUnsafeBufferPointer { questions in
                    leaves.withUnsafeBufferPointer { leaves in
                        sets.withUnsafeBufferPointer { sets in
                            var forest = trees_forest(
                                trees: trees.baseAddress, tree_count: trees.count, parts: parts.baseAddress,
                                questions: questions.baseAddress, leaves: leaves.baseAddress, sets: sets.baseAddress)
                            var rows = rows
                            trees_rule_out(&forest, &rows, &sums, outputs)
                        }
                    }
                }
            }
        }
    }

    fileprivate func walk(_ rows: trees_rows, leafValues: [Float], sums: inout [Float], outputs: Int) {
        sums.withUnsafeMutableBufferPointer { sums in
            leafValues.withUnsafeBufferPointer { leafValues in
                var rows = rows
                for tree in walked {
                    var target = trees_sums(
                        sums: sums.baseAddress, outputs: outputs, output: max(tree.column, 0),
                        values: tree.column < 0 ? leafValues.baseAddress : nil)
                    trees_walk(tree.nodes, sets, &rows, &target)
                }
            }
        }
    }
}
