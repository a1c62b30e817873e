/// Divides rows into folds in which classes have their overall shares and numbers their overall distribution.
package enum Folds {
    /// From so many rows on, two folds tell enough of a candidate, and a model of two is two and a half times as fast as one of five.
    private static let manyRows = 5_000
    private static let foldsOfMany = 2
    private static let usualCount = 5

    /// The folds that suit the number of rows: two fifths of many rows are held out, and few rows are divided several times, so
    /// that chance has less to say.
    package static func suited(to target: Target, seed: UInt64) -> [Fold] {
        let rows = target.rowCount
        if rows >= manyRows { return Array(division(of: target, into: usualCount, seed: seed).prefix(foldsOfMany)) }
        let divisions = rows < 700 ? 3 : rows < 1_500 ? 2 : 1
        return (0..<divisions).flatMap { division(of: target, into: min(usualCount, rows), seed: seed, purpose: $0) }
    }

    /// One division: every row is held out by exactly one fold.
    package static func division(of target: Target, into count: Int, seed: UInt64, purpose: Int = 0) -> [Fold] {
        var generator = SeededGenerator(seed: seed, purpose: purpose)
        var fold = [Int](repeating: 0, count: target.rowCount)
        var position = 0
        for block in blocks(of: target, size: count, using: &generator) {
            for row in block {
                fold[row] = position % count
                position += 1
            }
        }
        return (0..<count).map { index in
            Fold(training: fold.indices.filter { fold[$0] != index }, held: fold.indices.filter { fold[$0] == index })
        }
    }

    /// One division that holds out a share of the rows, at least one, and keeps one.
    ///
    /// - Parameter share: in 0...1.
    package static func holdingOut(share: Double, of target: Target, seed: UInt64) -> Fold {
        var generator = SeededGenerator(seed: seed, purpose: 0x401d)
        let order = blocks(of: target, size: max(1, Int(1 / max(share, 0.01))), using: &generator).flatMap { $0 }
        let count = min(max(Int((Double(order.count) * share).rounded()), 1), order.count - 1)
        // Evenly along the order, so that every block gives its share.
        let held = Set((0..<count).map { order[(2 * $0 + 1) * order.count / (2 * count)] })
        return Fold(training: order.indices.filter { !held.contains($0) }, held: held.sorted())
    }

    /// Rows that are alike, shuffled among themselves: those of a class, or neighbours by their number.
    private static func blocks(of target: Target, size: Int, using generator: inout SeededGenerator) -> [[Int]] {
        switch target {
        case .classes(let indexes, let names):
            var blocks = [[Int]](repeating: [], count: names.count)
            for (row, index) in indexes.enumerated() { blocks[index].append(row) }
            return blocks.map { $0.shuffled(using: &generator) }
        case .numbers(let numbers):
            let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
            return stride(from: 0, to: order.count, by: size).map { start in
                order[start..<min(start + size, order.count)].shuffled(using: &generator)
            }
        }
    }
}
