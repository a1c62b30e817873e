package import Annotations

/// How well predicted boxes fit those of people on one image (05/AL-23): for each class the mean IoU over all predicted and
/// missed boxes, then the mean over the classes.
package enum BoxQuality {
    /// 0...1; 1 when both found nothing.
    package static func of(_ predicted: [LabeledBox], against truth: [LabeledBox]) -> Double {
        let classes = Set((predicted + truth).map(\.classIndex))
        guard !classes.isEmpty else { return 1 }
        let qualities = classes.map { index in
            quality(predicted.filter { $0.classIndex == index }.map(\.box), truth.filter { $0.classIndex == index }.map(\.box))
        }
        return qualities.reduce(0, +) / Double(classes.count)
    }

    /// Pairs the boxes that overlap most, each once; a box without a partner counts as 0.
    private static func quality(_ predicted: [Box], _ truth: [Box]) -> Double {
        var pairs: [(overlap: Double, predicted: Int, truth: Int)] = []
        for (row, box) in predicted.enumerated() {
            for (column, other) in truth.enumerated() {
                let overlap = box.intersectionOverUnion(with: other)
                if overlap > 0 { pairs.append((overlap, row, column)) }
            }
        }
        pairs.sort { ($0.overlap, $1.predicted, $1.truth) > ($1.overlap, $0.predicted, $0.truth) }
        var takenPredicted: Set<Int> = []
        var takenTruth: Set<Int> = []
        var total = 0.0
        for pair in pairs where !takenPredicted.contains(pair.predicted) && !takenTruth.contains(pair.truth) {
            takenPredicted.insert(pair.predicted)
            takenTruth.insert(pair.truth)
            total += pair.overlap
        }
        let count = predicted.count + truth.count - takenPredicted.count
        return total / Double(count)
    }
}
