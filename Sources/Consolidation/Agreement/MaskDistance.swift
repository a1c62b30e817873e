package import Annotations

/// How far apart two masks of one image are: one minus the mean IoU over the classes that either has.
///
/// Masks of different sizes (of different images) are compared over the pixels that both have in reading order.
package enum MaskDistance {
    package static func between(_ one: RunLengths, _ other: RunLengths) -> Double {
        var shared = [Int](repeating: 0, count: 256)
        var sizes = shared
        var places = (0, 0)
        var left = (Int(one.runs[0].count), Int(other.runs[0].count))
        while true {
            let step = min(left.0, left.1)
            let labels = (Int(one.runs[places.0].label), Int(other.runs[places.1].label))
            sizes[labels.0] += step
            sizes[labels.1] += step
            if labels.0 == labels.1 { shared[labels.0] += step }
            left = (left.0 - step, left.1 - step)
            if left.0 == 0 {
                places.0 += 1
                guard places.0 < one.runs.count else { break }
                left.0 = Int(one.runs[places.0].count)
            }
            if left.1 == 0 {
                places.1 += 1
                guard places.1 < other.runs.count else { break }
                left.1 = Int(other.runs[places.1].count)
            }
        }
        var sum = 0.0
        var classes = 0.0
        for label in sizes.indices where sizes[label] > 0 {
            sum += Double(shared[label]) / Double(sizes[label] - shared[label])
            classes += 1
        }
        return 1 - sum / classes
    }
}
