/// How good the boxes of one picture are (05/AL-23): per class the mean intersection over union of all predicted and missed boxes,
/// then the mean over the classes that the truth or the prediction has. 1 for a picture that rightly has none.
package enum DetectionQuality {
    package static func measure(predicted: [ObjectBox], truth: [ObjectBox]) -> Double {
        let classes = Set(truth.map(\.classIndex)).union(predicted.map(\.classIndex))
        guard !classes.isEmpty else { return 1 }
        let qualities = classes.sorted().map { index in
            ofOneClass(predicted: predicted.filter { $0.classIndex == index }, truth: truth.filter { $0.classIndex == index })
        }
        return qualities.reduce(0, +) / Double(qualities.count)
    }

    /// The sum of the overlaps of boxes that belong together, by the number of boxes predicted or missed.
    static func ofOneClass(predicted: [ObjectBox], truth: [ObjectBox]) -> Double {
        var pairs: [(overlap: Float, predicted: Int, truth: Int)] = []
        for (row, box) in predicted.enumerated() {
            for (column, real) in truth.enumerated() {
                let overlap = box.intersectionOverUnion(with: real)
                if overlap > 0 { pairs.append((overlap, row, column)) }
            }
        }
        pairs.sort { $0.overlap > $1.overlap }
        var sum = 0.0
        var usedBoxes: Set<Int> = []
        var found: Set<Int> = []
        for pair in pairs where !usedBoxes.contains(pair.predicted) && !found.contains(pair.truth) {
            usedBoxes.insert(pair.predicted)
            found.insert(pair.truth)
            sum += Double(pair.overlap)
        }
        let boxes = predicted.count + truth.count - found.count
        return boxes == 0 ? 1 : sum / Double(boxes)
    }
}
