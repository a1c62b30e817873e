/// A square picture as features are computed of it: values in 0...1, row after row, red, green and blue of each pixel.
struct RGBImage: Sendable, Equatable {
    /// Pixels a side.
    let width: Int
    let values: [Float]

    var height: Int { width }

    /// All black.
    init(blackOfSide side: Int) {
        width = side
        values = [Float](repeating: 0, count: side * side * 3)
    }

    /// `image` stretched or shrunk to a square.
    init(_ image: PixelImage, side: Int) {
        let planes = image.planes(width: side, height: side)
        width = side
        values = [Float](unsafeUninitializedCapacity: side * side * 3) { buffer, count in
            for pixel in 0..<side * side {
                for channel in 0..<3 { buffer[pixel * 3 + channel] = planes[channel * side * side + pixel] }
            }
            count = side * side * 3
        }
    }
}
