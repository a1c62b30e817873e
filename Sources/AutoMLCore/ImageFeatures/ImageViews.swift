import Foundation

/// Images as features for `CrossFit`.
package struct ImageViews: Sendable {
    package let views: [Matrix]
    /// The places of files that could not be decoded; their rows are those of a black picture.
    package let unreadable: [Int]

    package static let landmarkLimit = 2_000

    /// Two views: edges (histograms of oriented gradients) with colours, and learned patches, each through a Gaussian kernel.
    package static func features(ofFiles paths: [String], seed: UInt64) throws(LinearAlgebraError) -> ImageViews {
        var unreadable: [Int] = []
        let images = paths.enumerated().map { index, path in
            if let image = try? PixelImage.read(file: URL(filePath: path), leastSide: EdgesAndColors.side) {
                return RGBImage(image, side: EdgesAndColors.side)
            }
            unreadable.append(index)
            return RGBImage(blackOfSide: EdgesAndColors.side)
        }
        var generator = SeededGenerator(seed: seed)
        let landmarks = Array(paths.indices.shuffled(using: &generator).prefix(landmarkLimit)).sorted()
        let edges = edges(images)
        let patches = try LearnedPatches(images: images, seed: seed).features(images)
        return ImageViews(
            views: [
                try view(edges, landmarks: landmarks, smoothing: false), try view(patches, landmarks: landmarks, smoothing: false),
            ], unreadable: unreadable)
    }

    private static func view(_ features: Matrix, landmarks: [Int], smoothing: Bool) throws(LinearAlgebraError) -> Matrix {
        try LandmarkMap.features(
            kernel: GaussianKernel.values(features, landmarks: landmarks, width: 0.5), landmarks: landmarks, smoothing: smoothing)
    }

    private static func edges(_ images: [RGBImage]) -> Matrix {
        let rows = Parallel.map(images.count) { EdgesAndColors.features(images[$0]) }
        return Matrix(rows: rows.count, columns: rows.first?.count ?? 0, values: rows.flatMap { $0 })
    }
}
