/// What a segmenter says of pictures.
package struct Segmentation: Sendable {
    package let masks: MaskBatch
    package let classes: Int
    /// The intersection over union that each class of a picture is expected to reach, by the network's own probabilities:
    /// `classes` numbers a picture, -1 for a class that the mask has not.
    package let overlaps: [Float]

    /// The expected intersection over union of the classes that the mask of a picture has, by class.
    func overlaps(ofMask mask: Int) -> [(classIndex: Int, overlap: Double)] {
        (0..<classes).compactMap { index in
            let overlap = overlaps[mask * classes + index]
            return overlap < 0 ? nil : (index, Double(overlap))
        }
    }
}
