import Foundation

/// Scores how easily a row is told from all others (Liu, Ting and Zhou, Isolation Forest, ICDM 2008): random cuts isolate an
/// anomalous row early.
struct IsolationForest {
    private static let treeCount = 100
    private static let rowsPerTree = 256

    private indirect enum Node {
        case leaf(count: Int)
        case cut(column: Int, at: Double, below: Node, above: Node)
    }

    private let trees: [Node]
    private let usualDepth: Double

    /// - Parameter columns: numbers without NaN, all of one length.
    init(_ columns: [[Double]], using generator: inout some RandomNumberGenerator) {
        let count = columns.first?.count ?? 0
        let size = min(count, Self.rowsPerTree)
        let maxDepth = size > 1 ? Int(log2(Double(size)).rounded(.up)) : 0
        var trees: [Node] = []
        for _ in 0..<Self.treeCount {
            let rows = (0..<size).map { _ in Int.random(in: 0..<count, using: &generator) }
            trees.append(Self.grow(columns, rows: rows, depth: maxDepth, using: &generator))
        }
        self.trees = trees
        usualDepth = Self.meanDepth(size)
    }

    /// Negative when a row is anomalous, as in 09/AML-128: 0.5 less the score of the paper.
    func score(_ values: [Double]) -> Double {
        guard usualDepth > 0 else { return 0.5 }
        let depth = trees.reduce(0) { $0 + Self.depth(of: values, in: $1) } / Double(trees.count)
        return 0.5 - pow(2, -depth / usualDepth)
    }

    private static func grow(
        _ columns: [[Double]], rows: [Int], depth: Int, using generator: inout some RandomNumberGenerator
    ) -> Node {
        guard depth > 0, rows.count > 1, !columns.isEmpty else { return .leaf(count: rows.count) }
        let column = Int.random(in: columns.indices, using: &generator)
        let values = rows.map { columns[column][$0] }
        guard let least = values.min(), let most = values.max(), least < most else { return .leaf(count: rows.count) }
        let cut = Double.random(in: least..<most, using: &generator)
        return .cut(
            column: column, at: cut,
            below: grow(columns, rows: rows.filter { columns[column][$0] <= cut }, depth: depth - 1, using: &generator),
            above: grow(columns, rows: rows.filter { columns[column][$0] > cut }, depth: depth - 1, using: &generator))
    }

    private static func depth(of values: [Double], in root: Node) -> Double {
        var (node, depth) = (root, 0.0)
        while case .cut(let column, let cut, let below, let above) = node {
            node = values[column] <= cut ? below : above
            depth += 1
        }
        guard case .leaf(let count) = node else { return depth }
        return depth + meanDepth(count)
    }

    /// The mean depth of an unsuccessful search in a binary tree of `count` rows (section 2 of the paper).
    private static func meanDepth(_ count: Int) -> Double {
        guard count > 2 else { return count == 2 ? 1 : 0 }
        let eulerConstant = 0.577_215_664_901_532_9
        return 2 * (log(Double(count - 1)) + eulerConstant) - 2 * Double(count - 1) / Double(count)
    }
}
