import Foundation

extension Matrix {
    /// Adds `values` to every row.
    mutating func add(row values: [Float]) {
        precondition(values.count == columns)
        let width = columns
        self.values.withUnsafeMutableBufferPointer { mine in
            for start in stride(from: 0, to: mine.count, by: max(width, 1)) {
                for column in 0..<width { mine[start + column] += values[column] }
            }
        }
    }

    /// Class scores as probabilities: softmax, or of one column the logistic function, beside its complement.
    func probabilities() -> Matrix {
        guard columns > 1 else {
            return Matrix(
                rows: rows, columns: 2,
                values: values.flatMap { score in
                    let positive = 1 / (1 + exp(-score))
                    return [1 - positive, positive]
                })
        }
        var result = self
        result.applySoftmax()
        return result
    }

    /// Turns each row of scores into probabilities.
    mutating func applySoftmax() {
        let width = columns
        values.withUnsafeMutableBufferPointer { values in
            for start in stride(from: 0, to: values.count, by: max(width, 1)) {
                var most = -Float.infinity
                for index in start..<start + width { most = max(most, values[index]) }
                var total: Float = 0
                for index in start..<start + width {
                    values[index] = exp(values[index] - most)
                    total += values[index]
                }
                for index in start..<start + width { values[index] /= total }
            }
        }
    }
}
