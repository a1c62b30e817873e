package import Annotations
import CPNG

/// A mask as a PNG picture: reads what browsers and other tools write, and writes pictures with a palette, which programs
/// that read palettes show as class numbers and all others as colours. Both by libpng.
package enum MaskPicture {
    /// Colour, alpha and palette, as libpng's simplified interface numbers them (png.h, PNG_FORMAT_FLAG_*).
    private static let rgba: UInt32 = 0x02 | 0x01
    private static let rgbPalette: UInt32 = 0x02 | 0x08
    private static let bytesPerPixel = 4
    /// Alpha from here on counts as painted.
    private static let leastAlpha: UInt8 = 128

    /// Reads a mask of exactly `width` x `height` pixels.
    ///
    /// - Parameter classes: the class of each colour. White, black and transparent pixels are background (class 0) unless
    ///   they are a label's own colour.
    package static func read(
        _ bytes: [UInt8], width: Int, height: Int, classes: [MaskColour: UInt8]
    ) throws(MaskImageError) -> LabelMap {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else {
            throw .notPNG(reason: message(of: image))
        }
        defer { png_image_free(&image) }
        let found = (width: Int(image.width), height: Int(image.height))
        guard found.width <= LabelMap.maxPixels / max(found.height, 1) else {
            throw .tooManyPixels(width: found.width, height: found.height, limit: LabelMap.maxPixels)
        }
        guard found == (width, height) else {
            throw .wrongSize(width: found.width, height: found.height, expectedWidth: width, expectedHeight: height)
        }
        image.format = rgba
        var pixels = [UInt8](repeating: 0, count: width * height * bytesPerPixel)
        guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { throw .notPNG(reason: message(of: image)) }
        do { return try LabelMap(width: width, height: height, labels: try labels(of: pixels, classes)) } catch let error as MaskImageError
        {
            throw error
        } catch { throw .notPNG(reason: "\(error)") }
    }

    private static func labels(of pixels: [UInt8], _ classes: [MaskColour: UInt8]) throws(MaskImageError) -> [UInt8] {
        var known: [UInt32: UInt8] = [MaskColour.background.packed: 0, 0: 0]
        for (colour, label) in classes { known[colour.packed] = label }
        var labels = [UInt8](repeating: 0, count: pixels.count / bytesPerPixel)
        var unknown: [UInt32: Int] = [:]
        var last: (colour: UInt32, label: UInt8) = (MaskColour.background.packed, known[MaskColour.background.packed] ?? 0)
        for index in labels.indices {
            let place = index * bytesPerPixel
            guard pixels[place + 3] >= leastAlpha else { continue }
            let colour = UInt32(pixels[place]) << 16 | UInt32(pixels[place + 1]) << 8 | UInt32(pixels[place + 2])
            if colour != last.colour {
                guard let label = known[colour] else {
                    unknown[colour, default: 0] += 1
                    continue
                }
                last = (colour, label)
            }
            labels[index] = last.label
        }
        guard let worst = unknown.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return labels }
        throw .unknownColour(hex: MaskColour(packed: worst.key).description, pixels: worst.value)
    }

    /// Writes a mask whose class `n` has the colour `palette[n]`, at most 256 of them.
    package static func write(_ mask: LabelMap, palette: [MaskColour]) throws(MaskImageError) -> [UInt8] {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        image.width = png_uint_32(mask.width)
        image.height = png_uint_32(mask.height)
        image.format = rgbPalette
        image.colormap_entries = png_uint_32(palette.count)
        defer { png_image_free(&image) }
        let colours = palette.flatMap { [$0.red, $0.green, $0.blue] }
        var size = 0
        guard png_image_write_to_memory(&image, nil, &size, 0, mask.labels, 0, colours) != 0 else {
            throw .cannotWrite(reason: message(of: image))
        }
        var bytes = [UInt8](repeating: 0, count: size)
        guard png_image_write_to_memory(&image, &bytes, &size, 0, mask.labels, 0, colours) != 0 else {
            throw .cannotWrite(reason: message(of: image))
        }
        return Array(bytes.prefix(size))
    }

    private static func message(of image: png_image) -> String {
        withUnsafeBytes(of: image.message) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
