import CTrees

/// The trees of a model in the forms that `CTrees` predicts with: leaves are ruled out in small trees, large ones are walked.
struct TreePlan {
    /// A large tree.
    struct Walked {
        let nodes: [trees_node]
        /// The column of the sums; -1 if leaves have a value for each.
        let column: Int
    }

    private(set) var trees: [trees_tree] = []
    private(set) var parts: [trees_part] = []
    private(set) var questions: [trees_question] = []
    private(set) var leaves: [Float] = []
    private(set) var walked: [Walked] = []
    /// Padded, for reading where there is no set.
    let sets: [UInt32]

    /// - Parameter rulesOut: whether the processor can.
    init(_ model: TreeModel, rulesOut: Bool = trees_can_rule_out() != 0) {
        sets = model.categories + [0, 0]
        for tree in 0..<model.treeCount {
            let nodes = model.nodes(ofTree: tree)
            if rulesOut, model.columns[tree] >= 0, let division = TreeDivision(nodes) {
                append(division, nodes: nodes, output: UInt32(model.columns[tree]))
            } else {
                let column = Int(model.columns[tree])
                walked.append(
                    Walked(nodes: nodes.enumerated().map { Self.walked($1, place: Int32($0), hasOneValue: column >= 0) }, column: column))
            }
        }
    }

    private static func walked(_ node: TreeNode, place: Int32, hasOneValue: Bool) -> trees_node {
        guard !node.isLeaf else {
            let row = Float(bitPattern: UInt32(bitPattern: node.left))
            return trees_node(column: 0, limit: hasOneValue ? node.threshold : row, children: (place, place))
        }
        let column = TreeRows.column(feature: node.feature, missingGoesLeft: node.missingGoesLeft)
        return trees_node(
            column: column | (node.splitsCategories ? TREES_SET : 0), limit: node.threshold, children: (node.left, node.right))
    }

    private mutating func append(_ division: TreeDivision, nodes: ArraySlice<TreeNode>, output: UInt32) {
        trees.append(
            trees_tree(first_part: UInt32(parts.count), part_count: UInt32(division.roots.count), output: output))
        let below = Set(division.roots.dropFirst())
        for (index, root) in division.roots.enumerated() { append(root: root, nodes, leavesAt: index == 0 ? below : []) }
    }

    /// Adds the part of a tree from `root` down to its leaves, or to the nodes where other parts begin.
    private mutating func append(root: Int, _ nodes: ArraySlice<TreeNode>, leavesAt roots: Set<Int>) {
        var (numbers, sets) = ([trees_question](), [trees_question]())
        var values: [Float] = []
        func visit(_ place: Int) {
            let node = nodes[nodes.startIndex + place]
            guard !node.isLeaf, !roots.contains(place) else { return values.append(node.threshold) }
            let first = values.count
            visit(Int(node.left))
            // The leaves before those of the left, and those after.
            let kept = ~(Self.highest(values.count) & ~Self.highest(first))
            visit(Int(node.right))
            let question = trees_question(
                column: TreeRows.column(feature: node.feature, missingGoesLeft: node.missingGoesLeft), limit: node.threshold, kept: kept)
            if node.splitsCategories { sets.append(question) } else { numbers.append(question) }
        }
        visit(root)
        parts.append(
            trees_part(
                first_question: UInt32(questions.count), number_count: UInt32(numbers.count), set_count: UInt32(sets.count),
                first_leaf: UInt32(leaves.count)))
        questions += numbers + sets
        leaves += values + [Float](repeating: 0, count: Int(TREES_LEAVES) - values.count)
    }

    /// The highest `count` bits.
    private static func highest(_ count: Int) -> UInt32 { count == 0 ? 0 : ~0 << UInt32(32 - count) }
}
