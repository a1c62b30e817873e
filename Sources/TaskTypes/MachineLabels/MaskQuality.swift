package import Annotations

/// How well a predicted mask fits that of people (05/AL-24): the mean IoU over the image's classes, the background left
/// out.
package enum MaskQuality {
    /// 0...1; 1 when both are background only, and 0 when the masks are not of one size.
    package static func of(_ predicted: LabelMap, against truth: LabelMap) -> Double {
        guard predicted.width == truth.width, predicted.height == truth.height else { return 0 }
        var shared = [Int](repeating: 0, count: 256)
        var either = [Int](repeating: 0, count: 256)
        for (first, second) in zip(predicted.labels, truth.labels) {
            if first == second {
                shared[Int(first)] += 1
                either[Int(first)] += 1
            } else {
                either[Int(first)] += 1
                either[Int(second)] += 1
            }
        }
        let overlaps = (1..<256).filter { either[$0] > 0 }.map { Double(shared[$0]) / Double(either[$0]) }
        return overlaps.isEmpty ? 1 : overlaps.reduce(0, +) / Double(overlaps.count)
    }
}
