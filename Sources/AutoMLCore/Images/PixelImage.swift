package import Foundation

/// A decoded picture: red, green and blue bytes.
package struct PixelImage: Sendable, Equatable {
    /// The most pixels of a file that is decoded.
    package static let maxPixels = 100_000_000
    static let channels = 3

    package let width: Int
    package let height: Int
    /// The sides in the file; the picture may have been decoded smaller.
    package let fullWidth: Int
    package let fullHeight: Int
    /// `height` × `width` × 3 bytes.
    package let pixels: [UInt8]

    init(width: Int, height: Int, fullWidth: Int, fullHeight: Int, pixels: [UInt8]) {
        self.width = width
        self.height = height
        self.fullWidth = fullWidth
        self.fullHeight = fullHeight
        self.pixels = pixels
    }

    /// Reads a JPEG or PNG file.
    ///
    /// - Parameter leastSide: JPEG pictures are decoded smaller, which is faster, as long as both sides have so many pixels.
    package static func read(file: URL, leastSide: Int = 0) throws(ImageError) -> PixelImage {
        guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { throw .unreadable(path: file.path) }
        return try decode([UInt8](data), leastSide: leastSide)
    }

    /// Decodes the bytes of a JPEG or PNG file.
    package static func decode(_ bytes: [UInt8], leastSide: Int = 0) throws(ImageError) -> PixelImage {
        if bytes.starts(with: [0xFF, 0xD8]) { return try jpeg(bytes, leastSide: leastSide) }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return try png(bytes) }
        throw .unknownFormat
    }

    /// The picture in another size, as numbers in 0...1: 3 × `height` × `width`, a channel after the other. Every new pixel is the
    /// mean of what it covers.
    package func planes(width newWidth: Int, height newHeight: Int) -> [Float] {
        let across = PixelSpans(from: width, to: newWidth)
        let along = PixelSpans(from: height, to: newHeight)
        let size = newWidth * newHeight
        var result = [Float](repeating: 0, count: Self.channels * size)
        var row = [Float](repeating: 0, count: newWidth * Self.channels)
        for y in 0..<newHeight {
            for index in row.indices { row[index] = 0 }
            for (source, share) in along.spans[y] { add(row: source, share: share / 255, across: across, to: &row) }
            for x in 0..<newWidth {
                for channel in 0..<Self.channels { result[channel * size + y * newWidth + x] = row[x * Self.channels + channel] }
            }
        }
        return result
    }

    private func add(row source: Int, share: Float, across: PixelSpans, to row: inout [Float]) {
        let start = source * width * Self.channels
        for (x, spans) in across.spans.enumerated() {
            for (column, part) in spans {
                let place = start + column * Self.channels
                for channel in 0..<Self.channels { row[x * Self.channels + channel] += Float(pixels[place + channel]) * (share * part) }
            }
        }
    }
}
