/// How good the mask of one picture is (05/AL-24): the mean intersection over union of the classes that the truth or the prediction
/// has, but the background. Pixels whose true class is not known do not count. 1 for a picture that rightly is all background.
package enum SegmentationQuality {
    package static func measure(predicted: ArraySlice<UInt8>, truth: ArraySlice<UInt8>, background: Int? = nil) -> Double {
        var shared = [Int](repeating: 0, count: 256)
        var either = shared
        for (said, real) in zip(predicted, truth) where real != MaskBatch.unknown {
            either[Int(said)] += 1
            if said == real { shared[Int(said)] += 1 } else { either[Int(real)] += 1 }
        }
        let overlaps = either.indices.filter { either[$0] > 0 && $0 != background }.map { Double(shared[$0]) / Double(either[$0]) }
        return overlaps.isEmpty ? 1 : overlaps.reduce(0, +) / Double(overlaps.count)
    }
}
