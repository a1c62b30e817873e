import Foundation

/// How well one column predicts the target by itself, linear or not (09/AML-125): how much of the target's uncertainty the
/// column takes away in rows that its statistics were not made of.
///
/// Numbers are cut into intervals of equal count, categories taken as they are. Half of the rows give each group's target,
/// the other half is predicted, and the other way round.
struct PredictionPower {
    private static let intervals = 24
    private static let maxCategories = 200
    private static let maxRows = 20_000
    /// How many rows of the whole weigh as much as a group's own: keeps small groups from promising too much.
    private static let priorWeight = 2.0

    private let rows: [Int]
    private let target: Target

    init(_ target: Target) {
        self.target = target
        rows = Array(0..<min(target.rowCount, Self.maxRows))
    }

    /// 0...1; nil for texts and images.
    func power(of column: Column) -> Double? {
        guard rows.count > 3, let groups = groups(column) else { return nil }
        let (loss, baseline): (Double, Double)
        switch target {
        case .classes(let classes, let names): (loss, baseline) = classLosses(classes, classCount: names.count, groups: groups)
        case .numbers(let numbers): (loss, baseline) = squaredLosses(numbers, groups: groups)
        }
        return baseline > 0 ? min(max(1 - loss / baseline, 0), 1) : 0
    }

    /// For each row the number of its group.
    private func groups(_ column: Column) -> [Int]? {
        if let numbers = column.numbers {
            let sorted = rows.map { numbers[$0] }.filter { !$0.isNaN }.sorted()
            guard let last = sorted.last else { return rows.map { _ in 0 } }
            let cuts = Set((1..<Self.intervals).map { sorted[$0 * sorted.count / Self.intervals] }).filter { $0 < last }.sorted()
            return rows.map { row in numbers[row].isNaN ? cuts.count + 1 : cuts.count { $0 < numbers[row] } }
        }
        guard column.kind == .categorical, let strings = column.strings else { return nil }
        let counts = rows.reduce(into: [String?: Int]()) { $0[strings[$1], default: 0] += 1 }
        let kept = counts.keys.sorted { (counts[$1] ?? 0, $0 ?? "") < (counts[$0] ?? 0, $1 ?? "") }.prefix(Self.maxCategories)
        let numbers = Dictionary(kept.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return rows.map { numbers[strings[$0]] ?? Self.maxCategories }
    }

    /// The rows of both halves; every other pair of rows is in the first, so that sorted rows split evenly.
    private static func isInFirstHalf(_ row: Int) -> Bool { (row / 2 + row) % 2 == 0 }

    private func classLosses(_ classes: [Int], classCount: Int, groups: [Int]) -> (Double, Double) {
        let groupCount = (groups.max() ?? 0) + 1
        var losses = (group: 0.0, baseline: 0.0)
        for isFirst in [true, false] {
            var counts = Array(repeating: 0.0, count: groupCount * classCount)
            var sizes = Array(repeating: 0.0, count: groupCount)
            var prior = Array(repeating: 1.0, count: classCount)
            for (index, row) in rows.enumerated() where Self.isInFirstHalf(row) == isFirst {
                counts[groups[index] * classCount + classes[row]] += 1
                sizes[groups[index]] += 1
                prior[classes[row]] += 1
            }
            let total = prior.reduce(0, +)
            for (index, row) in rows.enumerated() where Self.isInFirstHalf(row) != isFirst {
                let (group, share) = (groups[index], prior[classes[row]] / total)
                let count = counts[group * classCount + classes[row]]
                losses.baseline -= log(share)
                losses.group -= log((count + Self.priorWeight * share) / (sizes[group] + Self.priorWeight))
            }
        }
        return losses
    }

    private func squaredLosses(_ numbers: [Double], groups: [Int]) -> (Double, Double) {
        let groupCount = (groups.max() ?? 0) + 1
        var losses = (group: 0.0, baseline: 0.0)
        for isFirst in [true, false] {
            var (sums, sizes) = (Array(repeating: 0.0, count: groupCount), Array(repeating: 0.0, count: groupCount))
            for (index, row) in rows.enumerated() where Self.isInFirstHalf(row) == isFirst {
                sums[groups[index]] += numbers[row]
                sizes[groups[index]] += 1
            }
            let mean = sums.reduce(0, +) / max(sizes.reduce(0, +), 1)
            for (index, row) in rows.enumerated() where Self.isInFirstHalf(row) != isFirst {
                let group = groups[index]
                let guess = (sums[group] + Self.priorWeight * mean) / (sizes[group] + Self.priorWeight)
                losses.baseline += (numbers[row] - mean) * (numbers[row] - mean)
                losses.group += (numbers[row] - guess) * (numbers[row] - guess)
            }
        }
        return losses
    }
}
