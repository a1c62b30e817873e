extension TreeModel {
    /// Whether every way down every tree ends at a leaf that there is: what predicts does not look where it steps.
    var isSound: Bool {
        guard starts.count == columns.count, !base.isEmpty, starts.first ?? 0 == 0 else { return false }
        guard zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }), Int(starts.last ?? -1) < nodes.count else { return false }
        return starts.indices.allSatisfy { isSound(tree: $0) }
    }

    private func isSound(tree: Int) -> Bool {
        let (nodes, column) = (nodes(ofTree: tree), Int(columns[tree]))
        guard (-1..<base.count).contains(column) else { return false }
        var (open, visited) = ([0], 0)
        while let place = open.popLast() {
            guard nodes.indices.contains(nodes.startIndex + place), visited < nodes.count else { return false }
            let node = nodes[nodes.startIndex + place]
            visited += 1
            if node.isLeaf {
                guard column >= 0 || hasValues(row: Int(node.left)) else { return false }
            } else {
                guard !node.splitsCategories || hasSet(at: node.categorySet), node.left >= 0, node.right >= 0 else { return false }
                open.append(Int(node.left))
                open.append(Int(node.right))
            }
        }
        return true
    }

    private func hasValues(row: Int) -> Bool {
        row >= 0 && row < leafValues.count / base.count
    }

    private func hasSet(at start: Int) -> Bool {
        start < categories.count && Int(categories[start]) < categories.count - start
    }
}
