import CTorch

/// An encoder of pictures that people bring as a TorchScript file, so that light learners can use what it knows.
///
/// Its `forward` takes N×3×side×side numbers and returns one row a picture. Optional attributes of the module: `image_size` (the
/// side, else 224), `mean` and `std` (three numbers each, else ImageNet's). Encoders of texts are not supported.
package final class ImageEncoder: Sendable {
    /// Owned; what it points at never changes.
    private nonisolated(unsafe) let encoder: OpaquePointer

    /// The side of the pictures that the module takes; pictures of other sizes are scaled.
    package let side: Int

    /// Loads a TorchScript file; throws when it is none or has no `forward`.
    package init(path: String) throws(TorchError) {
        var loaded: OpaquePointer?
        try TorchError.check(ctorch_encoder_load(path, &loaded))
        guard let loaded else { throw TorchError("libtorch gave no module") }
        encoder = loaded
        side = Int(ctorch_encoder_side(loaded))
    }

    deinit {
        ctorch_encoder_free(encoder)
    }

    /// The embeddings of pictures; throws when the module fails, does not return a row a picture, or `seconds` are over.
    package func embed(_ images: ImageBatch, threads: Int = 1, seconds: Double = .infinity) throws(TorchError) -> ImageEmbeddings {
        var rows = ctorch_rows()
        try TorchError.check(
            images.withImages { images in
                ctorch_encoder_embed(encoder, images, Int32(clamping: threads), seconds, &rows)
            })
        defer { ctorch_rows_free(rows) }
        let values = UnsafeBufferPointer(start: rows.values, count: Int(rows.count * rows.width))
        return ImageEmbeddings(width: Int(rows.width), values: Array(values))
    }
}
