/// Why something is not a mask.
package enum LabelMapError: Error, Equatable, CustomStringConvertible {
    /// A side below one pixel, or more pixels than `LabelMap.maxPixels`.
    case badSize(width: Int, height: Int)
    case wrongPixelCount(expected: Int, found: Int)

    package var description: String {
        switch self {
        case .badSize(let width, let height):
            "a mask of \(width) x \(height) pixels; it must have at least 1 and at most \(LabelMap.maxPixels) pixels"
        case .wrongPixelCount(let expected, let found):
            "the mask has \(found) pixels where its size asks for \(expected)"
        }
    }
}
