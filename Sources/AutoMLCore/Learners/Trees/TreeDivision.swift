import CTrees

/// Where a tree is cut so that no part has more leaves than a word has bits.
struct TreeDivision {
    /// A tree with more nodes is walked faster than its leaves are ruled out.
    private static let mostNodes = 1_200

    /// The root of the tree, and, if that is not the only part, the nodes where the parts below begin, from left to right.
    let roots: [Int]

    /// Nil for a tree that is too large.
    init?(_ nodes: ArraySlice<TreeNode>) {
        guard nodes.count <= Self.mostNodes else { return nil }
        var roots: [Int] = []
        /// The leaves below, or nil if parts were cut off.
        func visit(_ place: Int) -> Int? {
            let node = nodes[nodes.startIndex + place]
            guard !node.isLeaf else { return 1 }
            let left = visit(Int(node.left))
            let middle = roots.count
            let right = visit(Int(node.right))
            if let left, let right, left + right <= Int(TREES_LEAVES) { return left + right }
            if right != nil { roots.append(Int(node.right)) }
            if left != nil { roots.insert(Int(node.left), at: middle) }
            return nil
        }
        let whole = visit(0)
        guard roots.count <= Int(TREES_LEAVES) else { return nil }
        self.roots = whole == nil ? [0] + roots : [0]
    }
}
