import CPNG
package import Foundation

/// A mask as a PNG picture whose pixels are numbers of classes: places in its palette, or grey levels.
package struct ClassMask: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// `height` × `width` numbers.
    package let values: [UInt8]

    package init(width: Int, height: Int, values: [UInt8]) {
        self.width = width
        self.height = height
        self.values = values
    }

    /// Reads a picture with a palette, or a grey one of at most 8 bits.
    package static func read(file: URL) throws(ImageError) -> ClassMask {
        guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else { throw .unreadable(path: file.path) }
        let (size, values) = try PNGPixels.read([UInt8](data), format: PNGPixels.rgbPalette, bytesPerPixel: 1)
        return ClassMask(width: size.width, height: size.height, values: values)
    }

    /// The mask in another size: every new pixel takes the number of the old one at its middle.
    package func resized(width newWidth: Int, height newHeight: Int) -> ClassMask {
        let columns = (0..<newWidth).map { (2 * $0 + 1) * width / (2 * newWidth) }
        var result: [UInt8] = []
        result.reserveCapacity(newWidth * newHeight)
        for y in 0..<newHeight {
            let row = (2 * y + 1) * height / (2 * newHeight) * width
            for column in columns { result.append(values[row + column]) }
        }
        return ClassMask(width: newWidth, height: newHeight, values: result)
    }

    /// The bytes of a PNG picture with the numbers as grey levels.
    package func png() throws(ImageError) -> [UInt8] {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        image.width = png_uint_32(width)
        image.height = png_uint_32(height)
        image.format = 0
        defer { png_image_free(&image) }
        var size = 0
        guard png_image_write_to_memory(&image, nil, &size, 0, values, 0, nil) != 0 else {
            throw .damaged(reason: PNGPixels.message(of: image))
        }
        var bytes = [UInt8](repeating: 0, count: size)
        guard png_image_write_to_memory(&image, &bytes, &size, 0, values, 0, nil) != 0 else {
            throw .damaged(reason: PNGPixels.message(of: image))
        }
        return Array(bytes.prefix(size))
    }
}
