import CTorch
package import Foundation

/// A small network that gives every pixel of a picture a class, for dozens to hundreds of labeled pictures.
package final class ImageSegmenter: Sendable {
    /// Owned; what it points at never changes after the training.
    private nonisolated(unsafe) let segmenter: OpaquePointer

    private init(owning segmenter: OpaquePointer) {
        self.segmenter = segmenter
    }

    deinit {
        ctorch_segmenter_free(segmenter)
    }

    /// Trains on `images` and their `masks`; classes are 0..<`classes`, `MaskBatch.unknown` is left out.
    ///
    /// Throws for classes outside, masks of another size than the pictures, and sides below 16 or above 2048 pixels.
    package static func train(
        on images: ImageBatch, masks: MaskBatch, classes: Int, options: PixelTrainingOptions
    ) throws(TorchError) -> ImageSegmenter {
        guard (masks.count, masks.height, masks.width) == (images.count, images.height, images.width) else {
            throw TorchError("the masks are of another number or size than the pictures")
        }
        var trained: OpaquePointer?
        try TorchError.check(
            images.withImages { images in
                ctorch_segmenter_train(images, masks.values, options.shimOptions(classes: classes), &trained)
            })
        return try owning(trained)
    }

    /// Throws for bytes that `data()` did not write, and damaged ones.
    package static func load(_ data: Data) throws(TorchError) -> ImageSegmenter {
        var loaded: OpaquePointer?
        let bytes = [UInt8](data)
        try TorchError.check(ctorch_segmenter_load(bytes, bytes.count, &loaded))
        return try owning(loaded)
    }

    private static func owning(_ segmenter: OpaquePointer?) throws(TorchError) -> ImageSegmenter {
        guard let segmenter else { throw TorchError("libtorch gave no network") }
        return ImageSegmenter(owning: segmenter)
    }

    /// The network as bytes, with a checksum.
    package func data() throws(TorchError) -> Data {
        var bytes = ctorch_bytes()
        try TorchError.check(ctorch_segmenter_save(segmenter, &bytes))
        return Data(owning: bytes)
    }

    /// The likeliest class of every pixel, and what the network thinks of it. See `SegmentationCalibration`.
    package func segment(_ images: ImageBatch, threads: Int = 1) throws(TorchError) -> Segmentation {
        let classes = Int(ctorch_segmenter_class_count(segmenter))
        var masks = [UInt8](repeating: 0, count: images.count * images.height * images.width)
        var overlaps = [Float](repeating: 0, count: images.count * classes)
        try TorchError.check(
            images.withImages { images in
                ctorch_segmenter_segment(segmenter, images, Int32(clamping: threads), &masks, &overlaps)
            })
        return Segmentation(
            masks: try MaskBatch(values: masks, height: images.height, width: images.width), classes: classes, overlaps: overlaps)
    }
}
