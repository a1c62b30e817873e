/// Grows one tree of a forest.
struct TreeGrower {
    private static let mostDepth = 64

    let table: BinnedTable
    let target: ForestTarget
    let settings: ForestSettings
    private var tree = GrownTree()
    private var rows: [Int32] = []
    private var columns: [Int]
    private var search: SplitSearch

    init(table: BinnedTable, target: ForestTarget, settings: ForestSettings) {
        self.table = table
        self.target = target
        self.settings = settings
        columns = Array(0..<table.columns)
        search = SplitSearch(table: table, target: target, settings: settings)
    }

    mutating func grow(rows training: [Int], using generator: inout SeededGenerator) -> GrownTree {
        rows =
            settings.drawsCuts
            ? training.map { Int32($0) } : training.map { _ in Int32(training[generator.index(below: training.count)]) }
        tree.nodes.append(.leaf(value: 0))
        var open = [(node: 0, range: rows.indices, depth: 0)]
        while let next = open.popLast() {
            let split = next.depth < Self.mostDepth ? findSplit(next.range, using: &generator) : nil
            guard let split else {
                tree.nodes[next.node] = tree.leaf(sums: target.sums(rows[next.range]), count: next.range.count)
                continue
            }
            let middle = partition(next.range, split)
            let left = tree.nodes.count
            tree.nodes.append(.leaf(value: 0))
            tree.nodes.append(.leaf(value: 0))
            tree.nodes[next.node] = .split(
                feature: split.column, threshold: table.threshold(column: split.column, bin: split.bin), missingLeft: true,
                left: left, right: left + 1)
            open.append((left, next.range.lowerBound..<middle, next.depth + 1))
            open.append((left + 1, middle..<next.range.upperBound, next.depth + 1))
        }
        return tree
    }

    /// The best split among randomly drawn columns, of which enough differ among the rows.
    private mutating func findSplit(_ range: Range<Int>, using generator: inout SeededGenerator) -> Split? {
        guard range.count >= 2 * settings.leastRows, !target.isPure(rows[range]) else { return nil }
        let wanted = max(1, Int((Double(columns.count) * settings.columnShare).rounded()))
        var (best, tried, position) = (Split?.none, 0, 0)
        let sums = target.sums(rows[range])
        while tried < wanted, position < columns.count {
            columns.swapAt(position, position + generator.index(below: columns.count - position))
            let column = columns[position]
            position += 1
            switch search.best(column: column, rows: rows[range], sums: sums, using: &generator) {
            case .constant: continue
            case .none: tried += 1
            case .split(let split):
                tried += 1
                if split.score > best?.score ?? -.infinity { best = split }
            }
        }
        return best
    }

    /// Moves the rows that go left before the others.
    private mutating func partition(_ range: Range<Int>, _ split: Split) -> Int {
        let offset = split.column * table.rows
        return table.bins.withUnsafeBufferPointer { bins in
            rows[range].partition { Int(bins[offset + Int($0)]) > split.bin }
        }
    }
}
