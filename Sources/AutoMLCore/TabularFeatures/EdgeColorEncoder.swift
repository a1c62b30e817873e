import Foundation

/// Pictures as histograms of their edges and moments of their colours.
struct EdgeColorEncoder: Sendable, Codable, Equatable {
    let columnCount: Int

    /// Nil when none of the files is a picture that can be decoded.
    init?(_ paths: [String?]) {
        guard paths.contains(where: { Self.image($0) != nil }) else { return nil }
        columnCount = EdgesAndColors.features(RGBImage(blackOfSide: EdgesAndColors.side)).count
    }

    /// The features of each file; of one that is missing or no picture, zeros.
    func rows(_ paths: [String?]) -> [[Float]] {
        Parallel.map(paths.count) { index in
            let features = Self.image(paths[index]).map(EdgesAndColors.features) ?? [Float](repeating: 0, count: columnCount)
            return Array(features.prefix(columnCount))
        }
    }

    private static func image(_ path: String?) -> RGBImage? {
        path.flatMap { try? PixelImage.read(file: URL(filePath: $0), leastSide: EdgesAndColors.side) }
            .map { RGBImage($0, side: EdgesAndColors.side) }
    }
}
