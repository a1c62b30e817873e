import Foundation

/// Pictures by what patches they are made of: patches are whitened and clustered on the pictures themselves, labeled or
/// not, and a picture is described by how near its patches are to each cluster, summed in nine parts (Coates, Lee & Ng
/// 2011, "An analysis of single-layer networks in unsupervised feature learning").
struct LearnedPatches: Sendable {
    private let whitening: PatchWhitening
    /// A row a cluster.
    private let centroids: Matrix

    static let side = 6
    static let stride = 1
    private static let sampleCount = 40_000
    private static let centroidCount = 400
    private static let rounds = 10
    /// A picture is summed up in this many parts by as many.
    private static let parts = 3

    init(images: [RGBImage], seed: UInt64) throws(LinearAlgebraError) {
        var generator = SeededGenerator(seed: seed)
        let sample = LearnedPatches.sample(images, using: &generator)
        whitening = try PatchWhitening(patches: sample)
        let whitened = whitening.apply(sample)
        let first = Array((0..<whitened.rows).shuffled(using: &generator).prefix(LearnedPatches.centroidCount))
        var centroids = LearnedPatches.unit(whitened.selecting(rows: first))
        for _ in 0..<LearnedPatches.rounds { centroids = LearnedPatches.moved(centroids, to: whitened) }
        self.centroids = centroids
    }

    /// A row a picture.
    func features(_ images: [RGBImage]) -> Matrix {
        let width = LearnedPatches.parts * LearnedPatches.parts * centroids.rows
        var features = Matrix(rows: images.count, columns: width)
        for (row, image) in images.enumerated() {
            let described = describe(image)
            for column in 0..<width { features[row, column] = described[column] }
        }
        return LearnedPatches.standardized(features)
    }

    /// How near the patches of each part are to each cluster: the mean distance to all clusters less the distance to it,
    /// where that is positive.
    private func describe(_ image: RGBImage) -> [Float] {
        let positions = (image.width - LearnedPatches.side) / LearnedPatches.stride + 1
        let patches = whitening.apply(LearnedPatches.allPatches(image, positions: positions))
        let products = patches.multiplied(byTransposed: centroids)
        let count = centroids.rows
        var sums = [Float](repeating: 0, count: LearnedPatches.parts * LearnedPatches.parts * count)
        var distances = [Float](repeating: 0, count: count)
        for patch in 0..<patches.rows {
            let length = patches.row(patch).reduce(0) { $0 + $1 * $1 } + 1
            var total: Float = 0
            for cluster in 0..<count {
                distances[cluster] = max(0, length - 2 * products.values[patch * count + cluster]).squareRoot()
                total += distances[cluster]
            }
            let mean = total / Float(count)
            let part =
                (patch / positions) * LearnedPatches.parts / positions * LearnedPatches.parts + (patch % positions) * LearnedPatches.parts
                / positions
            for cluster in 0..<count where distances[cluster] < mean { sums[part * count + cluster] += mean - distances[cluster] }
        }
        return sums
    }

    private static func sample(_ images: [RGBImage], using generator: inout SeededGenerator) -> Matrix {
        var values: [Float] = []
        values.reserveCapacity(sampleCount * side * side * 3)
        guard !images.isEmpty else { return Matrix(rows: 0, columns: side * side * 3) }
        for _ in 0..<sampleCount {
            let image = images[Int.random(in: 0..<images.count, using: &generator)]
            let row = Int.random(in: 0...image.height - side, using: &generator)
            let column = Int.random(in: 0...image.width - side, using: &generator)
            append(image, row, column, to: &values)
        }
        return Matrix(rows: sampleCount, columns: side * side * 3, values: values)
    }

    private static func allPatches(_ image: RGBImage, positions: Int) -> Matrix {
        var values: [Float] = []
        values.reserveCapacity(positions * positions * side * side * 3)
        for row in 0..<positions {
            for column in 0..<positions { append(image, row * stride, column * stride, to: &values) }
        }
        return Matrix(rows: positions * positions, columns: side * side * 3, values: values)
    }

    /// A patch less its mean, divided by how much it varies.
    private static func append(_ image: RGBImage, _ row: Int, _ column: Int, to values: inout [Float]) {
        let start = values.count
        for line in row..<row + side {
            let offset = (line * image.width + column) * 3
            values.append(contentsOf: image.values[offset..<offset + side * 3])
        }
        let count = Float(side * side * 3)
        var sum: Float = 0
        var squares: Float = 0
        for index in start..<values.count {
            sum += values[index]
            squares += values[index] * values[index]
        }
        let mean = sum / count
        let deviation = (max(0, squares / count - mean * mean) + 0.0002).squareRoot()
        for index in start..<values.count { values[index] = (values[index] - mean) / deviation }
    }

    /// One round of spherical k-means; a cluster that is nearest to no patch stays.
    private static func moved(_ centroids: Matrix, to patches: Matrix) -> Matrix {
        let products = patches.multiplied(byTransposed: centroids)
        var sums = Matrix(rows: centroids.rows, columns: centroids.columns)
        for patch in 0..<patches.rows {
            var best = 0
            for cluster in 1..<centroids.rows
            where abs(products.values[patch * centroids.rows + cluster]) > abs(products.values[patch * centroids.rows + best]) {
                best = cluster
            }
            let weight = products.values[patch * centroids.rows + best]
            for column in 0..<patches.columns {
                sums.values[best * patches.columns + column] += weight * patches.values[patch * patches.columns + column]
            }
        }
        for cluster in 0..<centroids.rows where !sums.row(cluster).contains(where: { $0 != 0 }) {
            for column in 0..<centroids.columns { sums[cluster, column] = centroids[cluster, column] }
        }
        return unit(sums)
    }

    private static func unit(_ matrix: Matrix) -> Matrix {
        var matrix = matrix
        for row in 0..<matrix.rows {
            let length = max(matrix.row(row).reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
            for column in 0..<matrix.columns { matrix[row, column] /= length }
        }
        return matrix
    }

    /// Each column with mean 0 and standard deviation 1.
    private static func standardized(_ features: Matrix) -> Matrix {
        var features = features
        var means = [Float](repeating: 0, count: features.columns)
        var squares = means
        for row in 0..<features.rows {
            for column in 0..<features.columns {
                means[column] += features.values[row * features.columns + column]
                squares[column] += features.values[row * features.columns + column] * features.values[row * features.columns + column]
            }
        }
        let count = Float(max(features.rows, 1))
        for column in means.indices {
            means[column] /= count
            squares[column] = (max(0, squares[column] / count - means[column] * means[column]) + 0.01).squareRoot()
        }
        for row in 0..<features.rows {
            for column in 0..<features.columns {
                let index = row * features.columns + column
                features.values[index] = (features.values[index] - means[column]) / squares[column]
            }
        }
        return features
    }
}
