import CTorch

/// How a network that looks at every place of a picture, a detector or a segmenter, is trained.
package struct PixelTrainingOptions: Sendable, Equatable {
    package var seed: UInt64
    /// Threads of one training; several may run at once.
    package var threads = 1
    /// Passes over the labeled pictures. The result depends on `seed` alone where they fit into `seconds`.
    package var epochs = 40
    /// Channels of the first layer; the deepest have four times as many.
    package var width = 16
    /// Training ends after so long: the learning rate then falls faster, so that the model is a finished one.
    package var seconds: Double
    /// Whether a mirrored picture is as likely as the picture.
    package var mirrors = true
    /// How hard pictures are shifted, scaled and coloured from pass to pass; 0 leaves them alone, 1 is usual.
    package var augmentation: Float = 1

    package init(seed: UInt64, seconds: Double) {
        self.seed = seed
        self.seconds = seconds
    }

    func shimOptions(classes: Int) -> ctorch_pixel_options {
        ctorch_pixel_options(
            seed: seed, class_count: Int32(clamping: classes), threads: Int32(clamping: threads), epochs: Int32(clamping: epochs),
            width: Int32(clamping: width), seconds: seconds, mirror: mirrors, augmentation: augmentation)
    }
}
