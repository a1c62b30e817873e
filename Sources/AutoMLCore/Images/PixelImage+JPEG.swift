import CJPEG
import Foundation

extension PixelImage {
    static func jpeg(_ bytes: [UInt8], leastSide: Int) throws(ImageError) -> PixelImage {
        var picture = cjpeg_decode(bytes, bytes.count, UInt32(clamping: leastSide), UInt64(maxPixels))
        guard let pixels = picture.pixels else {
            throw .damaged(reason: withUnsafeBytes(of: &picture.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        defer { free(pixels) }
        let size = Int(picture.width) * Int(picture.height) * channels
        return PixelImage(
            width: Int(picture.width), height: Int(picture.height), fullWidth: Int(picture.full_width),
            fullHeight: Int(picture.full_height), pixels: Array(UnsafeBufferPointer(start: pixels, count: size)))
    }
}
