package import Annotations

/// How far apart two workers' boxes on one image are: one minus the matched IoU, twice over all boxes of both.
///
/// 0: the same boxes; 1: none overlaps. Boxes match best pair first, within their class. Nothing against nothing is 0.
package enum BoxDistance {
    package static func between(_ one: [LabeledBox], _ other: [LabeledBox]) -> Double {
        guard !one.isEmpty || !other.isEmpty else { return 0 }
        var pairs: [(first: Int, second: Int, overlap: Double)] = []
        for first in one.indices {
            for second in other.indices where one[first].classIndex == other[second].classIndex {
                let overlap = one[first].box.intersectionOverUnion(with: other[second].box)
                if overlap > 0 { pairs.append((first, second, overlap)) }
            }
        }
        pairs.sort { ($1.overlap, $0.first, $0.second) < ($0.overlap, $1.first, $1.second) }
        var isTaken = ([Bool](repeating: false, count: one.count), [Bool](repeating: false, count: other.count))
        var matched = 0.0
        for pair in pairs where !isTaken.0[pair.first] && !isTaken.1[pair.second] {
            isTaken.0[pair.first] = true
            isTaken.1[pair.second] = true
            matched += pair.overlap
        }
        return 1 - 2 * matched / Double(one.count + other.count)
    }
}
