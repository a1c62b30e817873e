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
