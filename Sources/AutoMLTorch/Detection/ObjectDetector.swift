import CTorch
package import Foundation

/// A small network that finds boxes around objects, for a few hundred labeled pictures.
package final class ObjectDetector: Sendable {
    /// Boxes of lower scores are not worth a look.
    package static let leastScore: Float = 0.05

    /// Owned; what it points at never changes after the training.
    private nonisolated(unsafe) let detector: OpaquePointer

    private init(owning detector: OpaquePointer) {
        self.detector = detector
    }

    deinit {
        ctorch_detector_free(detector)
    }

    /// Trains on `images`, of which each has the `boxes` at its place; classes are 0..<`classes`.
    ///
    /// Throws for boxes without an area or of another class, and pictures with sides below 16 or above 2048 pixels.
    package static func train(
        on images: ImageBatch, boxes: [[ObjectBox]], classes: Int, options: PixelTrainingOptions
    ) throws(TorchError) -> ObjectDetector {
        guard boxes.count == images.count else { throw TorchError("\(images.count) pictures have boxes for \(boxes.count)") }
        var all = boxes.flatMap { $0.map(\.shimBox) }
        var counts = boxes.map { Int64($0.count) }
        var trained: OpaquePointer?
        try TorchError.check(
            images.withImages { images in
                all.withUnsafeMutableBufferPointer { all in
                    counts.withUnsafeMutableBufferPointer { counts in
                        let given = ctorch_boxes(boxes: all.baseAddress, counts: counts.baseAddress)
                        return ctorch_detector_train(images, given, options.shimOptions(classes: classes), &trained)
                    }
                }
            })
        return try owning(trained)
    }

    /// Throws for bytes that `data()` did not write, and damaged ones.
    package static func load(_ data: Data) throws(TorchError) -> ObjectDetector {
        var loaded: OpaquePointer?
        let bytes = [UInt8](data)
        try TorchError.check(ctorch_detector_load(bytes, bytes.count, &loaded))
        return try owning(loaded)
    }

    private static func owning(_ detector: OpaquePointer?) throws(TorchError) -> ObjectDetector {
        guard let detector else { throw TorchError("libtorch gave no network") }
        return ObjectDetector(owning: detector)
    }

    /// The network as bytes, with a checksum.
    package func data() throws(TorchError) -> Data {
        var bytes = ctorch_bytes()
        try TorchError.check(ctorch_detector_save(detector, &bytes))
        return Data(owning: bytes)
    }

    /// The boxes of each picture whose score is at least `leastScore`, best first: more than are meant to be kept. See
    /// `DetectionCalibration`.
    package func detect(in images: ImageBatch, threads: Int = 1) throws(TorchError) -> [[ObjectBox]] {
        var found = ctorch_boxes()
        try TorchError.check(
            images.withImages { images in
                ctorch_detector_detect(detector, images, Int32(clamping: threads), Self.leastScore, &found)
            })
        defer { ctorch_boxes_free(found) }
        let counts = UnsafeBufferPointer(start: found.counts, count: images.count).map(Int.init)
        var boxes = UnsafeBufferPointer(start: found.boxes, count: counts.reduce(0, +)).map(ObjectBox.init)[...]
        return counts.map { count in
            defer { boxes = boxes.dropFirst(count) }
            return Array(boxes.prefix(count))
        }
    }
}
