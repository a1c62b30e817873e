import Foundation

/// Pictures by their colours: mean and deviation in the parts of a grid (Stricker & Orengo 1995, "Similarity of color images"),
/// in opponent channels, and a histogram of hues weighted by saturation (both after van de Sande, Gevers & Snoek 2010,
/// "Evaluating color descriptors for object and scene recognition").
///
/// Gradients are normalized and say nothing of colours; joined with them, these do.
enum ColorMoments {
    /// A picture has so many parts by as many.
    private static let parts = 4
    private static let hues = 12
    private static let channels = 3
    private static let numbersPerPart = 2 * channels
    /// How much colours count beside gradients, and hues beside moments; by measurement on photographs.
    private static let weight: Float = 1.5
    private static let hueWeight: Float = 2

    static func features(_ image: RGBImage) -> [Float] {
        var sums = [Float](repeating: 0, count: parts * parts * numbersPerPart)
        var hues = [Float](repeating: 0, count: hues)
        for row in 0..<image.height {
            for column in 0..<image.width {
                let color = Opponent(image, row * image.width + column)
                let part = (row * parts / image.height * parts + column * parts / image.width) * numbersPerPart
                for (channel, value) in [color.redGreen, color.yellowBlue, color.brightness].enumerated() {
                    sums[part + channel] += value
                    sums[part + channel + channels] += value * value
                }
                add(color, to: &hues)
            }
        }
        return moments(sums, count: Float(image.height * image.width) / Float(parts * parts))
            + hues.map { ($0 / Float(image.height * image.width)).squareRoot() * hueWeight }
    }

    /// Sums and sums of squares as means and deviations.
    private static func moments(_ sums: [Float], count: Float) -> [Float] {
        var moments = sums
        for index in sums.indices where index % numbersPerPart < channels {
            let mean = sums[index] / count
            moments[index] = mean * weight
            moments[index + channels] = max(0, sums[index + channels] / count - mean * mean).squareRoot() * weight
        }
        return moments
    }

    /// Shared among the two hues next to it.
    private static func add(_ color: Opponent, to histogram: inout [Float]) {
        let saturation = (color.redGreen * color.redGreen + color.yellowBlue * color.yellowBlue).squareRoot()
        guard saturation > 0 else { return }
        let place = (atan2(color.redGreen, color.yellowBlue) / (2 * Float.pi) + 1) * Float(hues)
        let lower = Int(place)
        let share = place - Float(lower)
        histogram[lower % hues] += saturation * (1 - share)
        histogram[(lower + 1) % hues] += saturation * share
    }
}

/// A colour in opponent channels, which are orthogonal: the first two are 0 of grays.
private struct Opponent {
    let redGreen: Float
    let yellowBlue: Float
    let brightness: Float

    init(_ image: RGBImage, _ pixel: Int) {
        let (red, green, blue) = (image.values[pixel * 3], image.values[pixel * 3 + 1], image.values[pixel * 3 + 2])
        redGreen = (red - green) * 0.707_107
        yellowBlue = (red + green - 2 * blue) * 0.408_248
        brightness = (red + green + blue) * 0.577_35
    }
}
