import CPNG

/// libpng's simplified interface.
enum PNGPixels {
    /// As png.h numbers formats (PNG_FORMAT_FLAG_*): colours, and colours in a palette.
    static let rgb: UInt32 = 0x02
    static let rgbPalette: UInt32 = 0x02 | 0x08
    private static let paletteBytes = 256 * 3

    struct Size {
        let width: Int
        let height: Int
    }

    static func read(_ bytes: [UInt8], format: UInt32, bytesPerPixel: Int) throws(ImageError) -> (Size, [UInt8]) {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else { throw .damaged(reason: message(of: image)) }
        defer { png_image_free(&image) }
        let size = Size(width: Int(image.width), height: Int(image.height))
        guard size.width <= PixelImage.maxPixels / max(size.height, 1) else { throw .damaged(reason: "it has too many pixels") }
        image.format = format
        var pixels = [UInt8](repeating: 0, count: size.width * size.height * bytesPerPixel)
        var palette = [UInt8](repeating: 0, count: paletteBytes)
        var background = png_color(red: 0, green: 0, blue: 0)
        guard png_image_finish_read(&image, &background, &pixels, 0, &palette) != 0 else { throw .damaged(reason: message(of: image)) }
        return (size, pixels)
    }

    static func message(of image: png_image) -> String {
        withUnsafeBytes(of: image.message) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
