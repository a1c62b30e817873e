import Annotations

/// One worker's box on the image at hand.
struct DrawnBox: Sendable {
    let worker: Int32
    let box: Box
    let classIndex: Int
}
