/// A mask as runs of equal pixels in reading order: small where regions are large.
package struct RunLengths: Sendable, Hashable {
    /// `count` pixels of one class.
    package struct Run: Sendable, Hashable {
        package let label: UInt8
        /// At least 1.
        package let count: Int32
    }

    package let width: Int
    package let height: Int
    /// Neighbouring runs have different labels; runs go on from row to row.
    package let runs: [Run]

    package init(_ map: LabelMap) {
        width = map.width
        height = map.height
        var runs: [Run] = []
        var start = 0
        map.labels.withUnsafeBufferPointer { labels in
            for index in 1...labels.count where index == labels.count || labels[index] != labels[start] {
                runs.append(Run(label: labels[start], count: Int32(index - start)))
                start = index
            }
        }
        self.runs = runs
    }

    private init(width: Int, height: Int, runs: [Run]) {
        self.width = width
        self.height = height
        self.runs = runs
    }

    /// The mask with every pixel that is not of `label` made class 0.
    package func keeping(_ label: UInt8) -> RunLengths {
        var kept: [Run] = []
        for run in runs {
            let kind = run.label == label ? label : 0
            if let last = kept.last, last.label == kind {
                kept[kept.count - 1] = Run(label: kind, count: last.count + run.count)
            } else {
                kept.append(Run(label: kind, count: run.count))
            }
        }
        return RunLengths(width: width, height: height, runs: kept)
    }

    package var pixelCount: Int { width * height }

    /// The classes pixel by pixel.
    package var labels: [UInt8] {
        var labels: [UInt8] = []
        labels.reserveCapacity(pixelCount)
        for run in runs { labels.append(contentsOf: repeatElement(run.label, count: Int(run.count))) }
        return labels
    }

    /// The mask again.
    package func labelMap() throws(LabelMapError) -> LabelMap {
        try LabelMap(width: width, height: height, labels: labels)
    }
}
