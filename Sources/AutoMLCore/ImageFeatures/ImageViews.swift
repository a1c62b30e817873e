import Foundation

/// Images as features for `CrossFit`.
package struct ImageViews: Sendable {
    package let views: [Matrix]
    /// The places of files that could not be decoded; their rows are those of a black picture.
    package let unreadable: [Int]

    /// Pictures are looked at in squares of this many pixels.
    static let side = 32
    package static let landmarkLimit = 2_000

    /// Two views: edges (histograms of oriented gradients) and learned patches, each through a Gaussian kernel.
    package static func features(ofFiles paths: [String], seed: UInt64) throws(LinearAlgebraError) -> ImageViews {
        var unreadable: [Int] = []
        let images = paths.enumerated().map { index, path in
            if let image = try? PixelImage.read(file: URL(filePath: path), leastSide: side) { return RGBImage(image, side: side) }
            unreadable.append(index)
            return RGBImage(blackOfSide: side)
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
        let fine = OrientedGradients(cell: 4)
        let coarse = OrientedGradients(cell: 8)
        let rows = images.map { fine.features($0) + coarse.features($0) }
        return Matrix(rows: rows.count, columns: rows.first?.count ?? 0, values: rows.flatMap { $0 })
    }
}
