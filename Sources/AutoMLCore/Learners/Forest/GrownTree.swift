/// A tree of a forest.
struct GrownTree: Sendable {
    var nodes: [TreeNode] = []
    /// Of classification, rows of a share for each class; leaves that agree share a row.
    var leafValues: [Float] = []
    private var rowsOfValues: [[Float]: Int] = [:]

    /// A leaf that says the mean of `count` rows with these sums.
    mutating func leaf(sums: [Float], count: Int) -> TreeNode {
        let means = sums.map { $0 / Float(max(count, 1)) }
        guard means.count > 1 else { return .leaf(value: means[0]) }
        if let row = rowsOfValues[means] { return .leaf(values: row) }
        let row = rowsOfValues.count
        rowsOfValues[means] = row
        leafValues.append(contentsOf: means)
        return .leaf(values: row)
    }
}
