import Foundation

/// Many decision trees whose leaves are added up: forests and boosted trees, whoever grew them.
package struct TreeModel: FittedModel, Equatable {
    package static let kind = "trees"

    /// What the sums mean.
    package enum Output: Int, Sendable {
        /// Class scores: of one column the second class's log odds.
        case scores
        /// As they are, divided by the number of trees: probabilities of forests, or numbers.
        case mean
        /// As they are.
        case sum
    }

    package let output: Output
    /// Added to every row, one value a column.
    package let base: [Float]
    /// Where each tree begins in `nodes`; children are counted from there.
    package private(set) var starts: [Int32] = []
    /// The column that each tree adds to; -1 if its leaves have a value for each.
    package private(set) var columns: [Int32] = []
    package private(set) var nodes: [TreeNode] = []
    /// Sets of categories, each the number of its words, then the words.
    package private(set) var categories: [UInt32] = []
    /// Rows of `base.count` values, for leaves that have several.
    package private(set) var leafValues: [Float] = []

    package init(output: Output, base: [Float]) {
        self.output = output
        self.base = base
    }

    package var treeCount: Int { starts.count }

    /// The number of features that it looks at, from the first on.
    private var featureCount: Int { nodes.lazy.filter { !$0.isLeaf }.reduce(0) { max($0, $1.feature + 1) } }

    /// The nodes of a tree, the root first.
    func nodes(ofTree tree: Int) -> ArraySlice<TreeNode> {
        nodes[Int(starts[tree])..<(tree + 1 < starts.count ? Int(starts[tree + 1]) : nodes.count)]
    }

    /// Adds a tree whose leaves have one value, for `column`.
    ///
    /// - Parameter categories: sets that the splits of `tree` refer to by their position there.
    package mutating func append(tree: [TreeNode], column: Int, categories sets: [[UInt32]] = []) {
        let offsets = sets.map { set in
            let offset = categories.count
            categories.append(UInt32(set.count))
            categories.append(contentsOf: set)
            return offset
        }
        starts.append(Int32(nodes.count))
        columns.append(Int32(column))
        nodes.append(
            contentsOf: tree.map { node in
                guard !node.isLeaf, node.splitsCategories else { return node }
                return .split(
                    feature: node.feature, categories: offsets[node.categorySet], missingLeft: node.missingGoesLeft,
                    left: Int(node.left), right: Int(node.right))
            })
    }

    /// Adds a tree whose leaves have a value for each column, as rows of `values`.
    package mutating func append(tree: [TreeNode], leafValues values: [Float]) {
        let offset = leafValues.count / base.count
        starts.append(Int32(nodes.count))
        columns.append(-1)
        nodes.append(contentsOf: tree.map { $0.isLeaf ? .leaf(values: Int($0.left) + offset) : $0 })
        leafValues.append(contentsOf: values)
    }

    package func predict(_ features: Features) -> Matrix {
        precondition(features.columnCount >= featureCount)
        var sums = sums(features.table.matrix, plan: TreePlan(self))
        if output == .mean { sums.scale(by: 1 / Float(max(treeCount, 1))) }
        sums.add(row: base)
        return output == .scores ? sums.probabilities() : sums
    }

    package var predictionCost: Double {
        (0..<treeCount).reduce(0) { total, tree in
            let count = Double(nodes(ofTree: tree).count)
            // Leaves of small trees are ruled out; large trees are walked, and lie further away than the cache.
            return total + (count <= 1_200 && columns[tree] >= 0 ? 1 + count / 50 : 3 * log2(count) + Double(base.count) / 4)
        }
    }

    package func write(to writer: inout ByteWriter) {
        writer.write(output.rawValue)
        writer.write(base)
        writer.write(starts)
        writer.write(columns)
        writer.write(nodes)
        writer.write(categories)
        writer.write(leafValues)
    }

    package init(from reader: inout ByteReader) throws(ArtifactError) {
        guard let output = Output(rawValue: try reader.readInt()) else { throw reader.corrupted("holds an unknown kind of trees") }
        self.output = output
        base = try reader.readArray(of: Float.self)
        starts = try reader.readArray(of: Int32.self)
        columns = try reader.readArray(of: Int32.self)
        nodes = try reader.readArray(of: TreeNode.self)
        categories = try reader.readArray(of: UInt32.self)
        leafValues = try reader.readArray(of: Float.self)
        guard isSound else { throw reader.corrupted("holds trees that lead nowhere") }
    }
}
