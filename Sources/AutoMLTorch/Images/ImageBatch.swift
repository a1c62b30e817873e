import CTorch

/// Pictures of one size, as numbers in 0...1.
package struct ImageBatch: Sendable {
    /// `count` × `channels` × `height` × `width` numbers, row by row within a channel, channel by channel within a picture.
    package let values: [Float]
    package let count: Int
    /// 1 for grey pictures, 3 for red, green and blue.
    package let channels: Int
    package let height: Int
    package let width: Int

    /// Throws when `values` does not divide into pictures of this size.
    package init(values: [Float], channels: Int, height: Int, width: Int) throws(TorchError) {
        guard channels > 0, height > 0, width > 0 else { throw TorchError("pictures need a positive size") }
        let size = channels * height * width
        guard values.count.isMultiple(of: size) else {
            throw TorchError("\(values.count) numbers do not divide into pictures of \(channels)×\(height)×\(width)")
        }
        self.values = values
        self.count = values.count / size
        self.channels = channels
        self.height = height
        self.width = width
    }

    /// The pictures at these places.
    package func selecting(_ rows: [Int]) -> ImageBatch {
        let size = channels * height * width
        var chosen: [Float] = []
        chosen.reserveCapacity(rows.count * size)
        for row in rows { chosen.append(contentsOf: values[row * size..<(row + 1) * size]) }
        return ImageBatch(chosen, count: rows.count, like: self)
    }

    private init(_ values: [Float], count: Int, like other: ImageBatch) {
        self.values = values
        self.count = count
        channels = other.channels
        height = other.height
        width = other.width
    }

    /// Lends the pictures to a function of the shim.
    func withImages<Result>(_ body: (UnsafePointer<ctorch_images>) -> Result) -> Result {
        values.withUnsafeBufferPointer { buffer in
            var images = ctorch_images(
                values: buffer.baseAddress, count: Int64(count), channels: Int64(channels), height: Int64(height), width: Int64(width))
            return body(&images)
        }
    }
}
