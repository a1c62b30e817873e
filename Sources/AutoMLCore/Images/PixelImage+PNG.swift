import CPNG

extension PixelImage {
    /// Transparent pixels are shown on black.
    static func png(_ bytes: [UInt8]) throws(ImageError) -> PixelImage {
        let (image, pixels) = try PNGPixels.read(bytes, format: PNGPixels.rgb, bytesPerPixel: channels)
        return PixelImage(width: image.width, height: image.height, fullWidth: image.width, fullHeight: image.height, pixels: pixels)
    }
}
