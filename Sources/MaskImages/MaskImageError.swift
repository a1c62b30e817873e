/// Why bytes are not the picture of a mask.
package enum MaskImageError: Error, Sendable, Hashable, CustomStringConvertible {
    case notPNG(reason: String)
    case wrongSize(width: Int, height: Int, expectedWidth: Int, expectedHeight: Int)
    /// A colour, `#rrggbb`, that stands for no label; `pixels` have it.
    case unknownColour(hex: String, pixels: Int)
    case tooManyPixels(width: Int, height: Int, limit: Int)
    case cannotWrite(reason: String)

    package var description: String {
        switch self {
        case .notPNG(let reason): "it is not a whole PNG file: \(reason)"
        case .wrongSize(let width, let height, let expectedWidth, let expectedHeight):
            "it has \(width) x \(height) pixels, but the image has \(expectedWidth) x \(expectedHeight)"
        case .unknownColour(let hex, let pixels): "\(pixels) of its pixels have the color \(hex), which is no label's"
        case .tooManyPixels(let width, let height, let limit):
            "it has \(width) x \(height) pixels, and at most \(limit) are taken"
        case .cannotWrite(let reason): "it cannot be written as PNG: \(reason)"
        }
    }
}
