import CTorch
package import Foundation

/// A small convolutional network that tells classes of pictures apart, for hundreds to thousands of labeled pictures.
///
/// Runs on a CUDA device where there is one, else on the given number of threads. Trainings may run beside each other.
package final class ImageClassifier: Sendable {
    /// Owned; what it points at never changes after the training.
    private nonisolated(unsafe) let classifier: OpaquePointer

    private init(owning classifier: OpaquePointer) {
        self.classifier = classifier
    }

    deinit {
        ctorch_classifier_free(classifier)
    }

    /// Trains on `images` whose classes are `labels` (0..<`classes`).
    ///
    /// Throws for labels outside the classes, pictures that are not squares of 8 to 256 pixels, and fewer than two of them.
    package static func train(
        on images: ImageBatch, labels: [Int], classes: Int, options: ImageClassifierOptions
    ) throws(TorchError) -> ImageClassifier {
        guard labels.count == images.count else { throw TorchError("\(images.count) pictures have \(labels.count) labels") }
        let labels = labels.map { Int32(clamping: $0) }
        var trained: OpaquePointer?
        try TorchError.check(
            images.withImages { images in
                ctorch_classifier_train(images, labels, options.shimOptions(classes: classes), &trained)
            })
        return try owning(trained)
    }

    /// Throws for bytes that `data()` did not write, and damaged ones.
    package static func load(_ data: Data) throws(TorchError) -> ImageClassifier {
        var loaded: OpaquePointer?
        let bytes = [UInt8](data)
        try TorchError.check(ctorch_classifier_load(bytes, bytes.count, &loaded))
        return try owning(loaded)
    }

    private static func owning(_ classifier: OpaquePointer?) throws(TorchError) -> ImageClassifier {
        guard let classifier else { throw TorchError("libtorch gave no network") }
        return ImageClassifier(owning: classifier)
    }

    /// The classes that it tells apart.
    package var classes: Int { Int(ctorch_classifier_class_count(classifier)) }

    /// The network as bytes, with a checksum.
    package func data() throws(TorchError) -> Data {
        var bytes = ctorch_bytes()
        try TorchError.check(ctorch_classifier_save(classifier, &bytes))
        return Data(owning: bytes)
    }

    /// The classes of pictures of the size of those of the training: the mean over shifted, and where asked for mirrored, views.
    package func classify(_ images: ImageBatch, threads: Int = 1) throws(TorchError) -> ImageClassification {
        let classes = Int(ctorch_classifier_class_count(classifier))
        let width = Int(ctorch_classifier_embedding_width(classifier))
        var probabilities = [Float](repeating: 0, count: images.count * classes)
        var embeddings = [Float](repeating: 0, count: images.count * width)
        try TorchError.check(
            images.withImages { images in
                ctorch_classifier_predict(classifier, images, Int32(clamping: threads), &probabilities, &embeddings)
            })
        return ImageClassification(classes: classes, embeddingWidth: width, probabilities: probabilities, embeddings: embeddings)
    }
}
