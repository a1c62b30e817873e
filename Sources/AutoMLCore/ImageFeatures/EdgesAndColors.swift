/// Pictures by their edges, fine and coarse, and their colours.
enum EdgesAndColors {
    /// Pictures are looked at in squares of this many pixels.
    static let side = 32
    private static let cells = [4, 8]

    /// The features of a picture of that side. Colours come last, so that models of before them know what they knew.
    static func features(_ image: RGBImage) -> [Float] {
        cells.flatMap { OrientedGradients(cell: $0).features(image) } + ColorMoments.features(image)
    }
}
