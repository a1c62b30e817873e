import Foundation

/// Pictures as histograms of their edges, fine and coarse.
struct EdgeEncoder: Sendable, Codable, Equatable {
    private static let side = 32
    private static let cells = [4, 8]

    let columnCount: Int

    /// Nil when none of the files is a picture that can be decoded.
    init?(_ paths: [String?]) {
        guard paths.contains(where: { Self.image($0) != nil }) else { return nil }
        columnCount = Self.features(RGBImage(blackOfSide: Self.side)).count
    }

    /// The features of each file; of one that is missing or no picture, zeros.
    func rows(_ paths: [String?]) -> [[Float]] {
        Parallel.map(paths.count) { index in
            Self.image(paths[index]).map(Self.features) ?? [Float](repeating: 0, count: columnCount)
        }
    }

    private static func features(_ image: RGBImage) -> [Float] {
        cells.flatMap { OrientedGradients(cell: $0).features(image) }
    }

    private static func image(_ path: String?) -> RGBImage? {
        path.flatMap { try? PixelImage.read(file: URL(filePath: $0), leastSide: side) }.map { RGBImage($0, side: side) }
    }
}
