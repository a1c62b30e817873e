import Foundation

/// The Gaussian kernel `exp(-‖x - y‖² / (2 σ²))`, whose σ is set by how far objects are apart.
package enum GaussianKernel {
    /// The kernel between all rows and the landmarks among them.
    ///
    /// - Parameter width: σ² as a multiple of the mean squared distance between rows and landmarks.
    package static func values(_ features: Matrix, landmarks: [Int], width: Float) -> Matrix {
        let others = features.selecting(rows: landmarks)
        let lengths = squaredLengths(features)
        let otherLengths = landmarks.map { lengths[$0] }
        var kernel = features.multiplied(byTransposed: others)
        var total = 0.0
        for row in 0..<kernel.rows {
            for column in 0..<kernel.columns {
                let distance = max(0, lengths[row] + otherLengths[column] - 2 * kernel[row, column])
                kernel[row, column] = distance
                total += Double(distance)
            }
        }
        let mean = Float(total / Double(max(kernel.values.count, 1)))
        let factor = -1 / max(2 * width * mean, .leastNormalMagnitude)
        kernel.values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] = exp(values[index] * factor) }
        }
        return kernel
    }

    private static func squaredLengths(_ features: Matrix) -> [Float] {
        (0..<features.rows).map { row in features.row(row).reduce(0) { $0 + $1 * $1 } }
    }
}
