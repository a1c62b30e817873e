/// Looks for the best cut of a column.
struct SplitSearch {
    private let table: BinnedTable
    private let target: ForestTarget
    private let settings: ForestSettings
    /// Sums and counts by bin, empty between searches.
    private var sums: [Float]
    private var counts: [Int32]

    init(table: BinnedTable, target: ForestTarget, settings: ForestSettings) {
        self.table = table
        self.target = target
        self.settings = settings
        sums = [Float](repeating: 0, count: (BinnedTable.mostBins + 1) * target.outputs)
        counts = [Int32](repeating: 0, count: BinnedTable.mostBins + 1)
    }

    /// What a column offers.
    enum Finding {
        /// It is the same for all rows.
        case constant
        /// Every cut looked at leaves a side with too few rows.
        case none
        case split(Split)

        init(_ split: Split?) {
            self = split.map { .split($0) } ?? .none
        }
    }

    mutating func best(
        column: Int, rows: ArraySlice<Int32>, sums total: [Float], using generator: inout SeededGenerator
    ) -> Finding {
        let (least, most) = range(column: column, rows: rows)
        guard least < most else { return .constant }
        if settings.drawsCuts {
            let bin = least + generator.index(below: most - least)
            return Finding(drawn(column: column, bin: bin, rows: rows, total: total))
        }
        return Finding(scanned(column: column, bins: least...most, rows: rows, total: total))
    }

    private func range(column: Int, rows: ArraySlice<Int32>) -> (Int, Int) {
        let offset = column * table.rows
        return table.bins.withUnsafeBufferPointer { bins in
            rows.withUnsafeBufferPointer { rows in
                var (least, most) = (UInt8.max, UInt8.min)
                for row in rows {
                    let bin = bins[offset + Int(row)]
                    least = min(least, bin)
                    most = max(most, bin)
                }
                return (Int(least), Int(most))
            }
        }
    }

    private func drawn(column: Int, bin: Int, rows: ArraySlice<Int32>, total: [Float]) -> Split? {
        let offset = column * table.rows
        var left = [Float](repeating: 0, count: target.outputs)
        var count = 0
        table.bins.withUnsafeBufferPointer { bins in
            rows.withUnsafeBufferPointer { rows in
                for row in rows where Int(bins[offset + Int(row)]) <= bin {
                    target.add(row, to: &left)
                    count += 1
                }
            }
        }
        guard let score = score(left: left[...], count: count, total: total, all: rows.count) else { return nil }
        return Split(column: column, bin: bin, score: score)
    }

    private mutating func scanned(column: Int, bins range: ClosedRange<Int>, rows: ArraySlice<Int32>, total: [Float]) -> Split? {
        fill(column: column, rows: rows)
        let width = target.outputs
        var left = [Float](repeating: 0, count: width)
        var (count, best) = (0, Split?.none)
        for bin in range {
            guard counts[bin] > 0 else { continue }
            count += Int(counts[bin])
            counts[bin] = 0
            for index in 0..<width {
                left[index] += sums[bin * width + index]
                sums[bin * width + index] = 0
            }
            guard let score = score(left: left[...], count: count, total: total, all: rows.count) else { continue }
            if score > best?.score ?? -.infinity { best = Split(column: column, bin: bin, score: score) }
        }
        return best
    }

    private mutating func fill(column: Int, rows: ArraySlice<Int32>) {
        let (offset, width) = (column * table.rows, target.outputs)
        table.bins.withUnsafeBufferPointer { bins in
            rows.withUnsafeBufferPointer { rows in
                for row in rows {
                    let bin = Int(bins[offset + Int(row)])
                    counts[bin] += 1
                    if width > 1 {
                        sums[bin * width + Int(target.classes[Int(row)])] += 1
                    } else {
                        sums[bin] += target.numbers[Int(row)]
                    }
                }
            }
        }
    }

    /// Nil if a side has too few rows.
    private func score(left: ArraySlice<Float>, count: Int, total: [Float], all: Int) -> Float? {
        guard count >= settings.leastRows, all - count >= settings.leastRows else { return nil }
        var (leftSquares, rightSquares): (Float, Float) = (0, 0)
        for index in left.indices {
            let rest = total[index] - left[index]
            leftSquares += left[index] * left[index]
            rightSquares += rest * rest
        }
        return leftSquares / Float(count) + rightSquares / Float(all - count)
    }
}
