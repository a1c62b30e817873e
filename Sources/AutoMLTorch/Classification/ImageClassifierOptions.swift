import CTorch

/// How a classifier of pictures is trained.
package struct ImageClassifierOptions: Sendable, Equatable {
    package var seed: UInt64
    /// Threads of one training; several may run at once.
    package var threads = 1
    /// Passes over the labeled pictures. The result depends on `seed` alone where they fit into `seconds`.
    package var epochs = 40
    /// Channels of the first block of convolutions; the later ones have two and four times as many.
    package var width = 32
    /// Training ends after so long: the learning rate then falls faster, so that the model is a finished one.
    package var seconds: Double
    /// Whether a mirrored picture has the same class: true of animals and cars, false of digits and hands.
    package var mirrors = false
    /// How hard pictures are turned, shifted, scaled, coloured and partly blanked from pass to pass; 0 leaves them alone, 1 is usual.
    package var augmentation: Float = 1
    /// The share of a label's weight that goes to all classes alike, against overconfidence.
    package var labelSmoothing: Float = 0.1

    package init(seed: UInt64, seconds: Double) {
        self.seed = seed
        self.seconds = seconds
    }

    func shimOptions(classes: Int) -> ctorch_classifier_options {
        ctorch_classifier_options(
            seed: seed, class_count: Int32(clamping: classes), threads: Int32(clamping: threads), epochs: Int32(clamping: epochs),
            width: Int32(clamping: width), seconds: seconds, mirror: mirrors, augmentation: augmentation,
            label_smoothing: labelSmoothing)
    }
}
