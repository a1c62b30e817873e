import CTorch

/// Masks of one size: the class index of every pixel.
package struct MaskBatch: Sendable, Equatable {
    /// The value of a pixel whose class is not known.
    package static let unknown = UInt8(ctorch_unknown_class)

    /// `count` × `height` × `width` class indexes.
    package let values: [UInt8]
    package let count: Int
    package let height: Int
    package let width: Int

    /// Throws when `values` does not divide into masks of this size.
    package init(values: [UInt8], height: Int, width: Int) throws(TorchError) {
        guard height > 0, width > 0, values.count.isMultiple(of: height * width) else {
            throw TorchError("\(values.count) pixels do not divide into masks of \(height)×\(width)")
        }
        self.values = values
        self.count = values.count / (height * width)
        self.height = height
        self.width = width
    }

    /// The pixels of one mask.
    package subscript(mask: Int) -> ArraySlice<UInt8> {
        values[mask * height * width..<(mask + 1) * height * width]
    }

    /// The masks at these places.
    package func selecting(_ rows: [Int]) throws(TorchError) -> MaskBatch {
        try MaskBatch(values: rows.flatMap { self[$0] }, height: height, width: width)
    }
}
