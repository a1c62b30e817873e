import Foundation

extension Matrix {
    /// The squared lengths of the rows.
    var squaredLengths: [Float] {
        (0..<rows).map { row in self.row(row).reduce(0) { $0 + $1 * $1 } }
    }

    /// The squared distances of the rows to those of `other`: a column a row of `other`.
    func squaredDistances(to other: Matrix) -> Matrix {
        var distances = multiplied(byTransposed: other)
        let (mine, others) = (squaredLengths, other.squaredLengths)
        let width = other.rows
        distances.values.withUnsafeMutableBufferPointer { values in
            for row in mine.indices {
                for column in 0..<width {
                    let index = row * width + column
                    values[index] = max(mine[row] + others[column] - 2 * values[index], 0)
                }
            }
        }
        return distances
    }

    /// `exp(-sharpness · squared distance)` between rows and those of `landmarks`.
    func similarities(to landmarks: Matrix, sharpness: Float) -> Matrix {
        var similarities = squaredDistances(to: landmarks)
        similarities.values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] = exp(-sharpness * values[index]) }
        }
        return similarities
    }
}
