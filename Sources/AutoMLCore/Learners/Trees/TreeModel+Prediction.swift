extension TreeModel {
    /// So many rows go down a tree together, so that its nodes stay in the cache.
    private static let rowsAtOnce = 256

    /// The sums of the leaves: a row a row.
    func sums(_ matrix: Matrix) -> Matrix {
        var sums = Matrix(rows: matrix.rows, columns: base.count)
        sums.values.withUnsafeMutableBufferPointer { sums in
            matrix.values.withUnsafeBufferPointer { values in
                nodes.withUnsafeBufferPointer { nodes in
                    categories.withUnsafeBufferPointer { categories in
                        let walk = TreeWalk(values: values, width: matrix.columns, nodes: nodes, categories: categories)
                        add(walk, rows: matrix.rows, to: sums)
                    }
                }
            }
        }
        return sums
    }

    private func add(_ walk: TreeWalk, rows: Int, to sums: UnsafeMutableBufferPointer<Float>) {
        let width = base.count
        for first in stride(from: 0, to: rows, by: Self.rowsAtOnce) {
            let block = first..<min(first + Self.rowsAtOnce, rows)
            for tree in starts.indices {
                let (start, column) = (Int(starts[tree]), Int(columns[tree]))
                for row in block {
                    let leaf = walk.leaf(row: row, tree: start)
                    if column >= 0 {
                        sums[row * width + column] += leaf.threshold
                    } else {
                        let offset = Int(leaf.left) * width
                        for index in 0..<width { sums[row * width + index] += leafValues[offset + index] }
                    }
                }
            }
        }
    }
}

/// The way of rows down trees.
private struct TreeWalk {
    let values: UnsafeBufferPointer<Float>
    let width: Int
    let nodes: UnsafeBufferPointer<TreeNode>
    let categories: UnsafeBufferPointer<UInt32>

    @inline(__always)
    func leaf(row: Int, tree: Int) -> TreeNode {
        var node = nodes[tree]
        let offset = row * width
        while !node.isLeaf {
            let value = values[offset + node.feature]
            let goesLeft: Bool
            if value.isNaN {
                goesLeft = node.missingGoesLeft
            } else if node.splitsCategories {
                goesLeft = !contains(set: node.categorySet, category: value)
            } else {
                goesLeft = value < node.threshold
            }
            node = nodes[tree + Int(goesLeft ? node.left : node.right)]
        }
        return node
    }

    private func contains(set: Int, category: Float) -> Bool {
        let category = Int(category)
        guard category >= 0, category >> 5 < Int(categories[set]) else { return false }
        return categories[set + 1 + category >> 5] >> (31 - UInt32(category & 31)) & 1 == 1
    }
}
