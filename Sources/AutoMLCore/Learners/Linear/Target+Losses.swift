import Foundation

extension Target {
    /// The number of classes; 1 for numbers.
    package var outputCount: Int {
        switch self {
        case .classes(_, let names): names.count
        case .numbers: 1
        }
    }

    /// Replaces scores by their derivatives of the mean loss: the log loss of classes, half the squared error of numbers.
    ///
    /// - Parameter scores: a row a row; of two classes one column, the second's log odds.
    /// - Returns: the mean loss.
    func replaceByErrors(_ scores: inout Matrix) -> Double {
        switch self {
        case .numbers(let numbers): Self.squaredErrors(numbers, &scores)
        case .classes(let indexes, _):
            scores.columns == 1 ? Self.logisticErrors(indexes, &scores) : Self.softmaxErrors(indexes, &scores)
        }
    }

    private static func squaredErrors(_ numbers: [Double], _ scores: inout Matrix) -> Double {
        let share = 1 / Float(numbers.count)
        var loss = 0.0
        for row in numbers.indices {
            let error = scores.values[row] - Float(numbers[row])
            loss += Double(error * error) / 2
            scores.values[row] = error * share
        }
        return loss / Double(numbers.count)
    }

    private static func logisticErrors(_ indexes: [Int], _ scores: inout Matrix) -> Double {
        let share = 1 / Float(indexes.count)
        var loss = 0.0
        for row in indexes.indices {
            let score = scores.values[row]
            let signed = indexes[row] == 1 ? score : -score
            loss += Double(max(-signed, 0) + log1p(exp(-abs(signed))))
            scores.values[row] = (1 / (1 + exp(-score)) - (indexes[row] == 1 ? 1 : 0)) * share
        }
        return loss / Double(indexes.count)
    }

    private static func softmaxErrors(_ indexes: [Int], _ scores: inout Matrix) -> Double {
        let share = 1 / Float(indexes.count)
        let width = scores.columns
        scores.applySoftmax()
        var loss = 0.0
        scores.values.withUnsafeMutableBufferPointer { values in
            for row in indexes.indices {
                let position = row * width + indexes[row]
                loss -= Double(log(max(values[position], .leastNormalMagnitude)))
                values[position] -= 1
            }
            for index in values.indices { values[index] *= share }
        }
        return loss / Double(indexes.count)
    }

    /// The mean log loss of class scores.
    func softmaxLoss(_ scores: Matrix) -> Double {
        guard case .classes(let indexes, _) = self else { return .nan }
        var loss = 0.0
        scores.values.withUnsafeBufferPointer { values in
            for row in indexes.indices {
                let scores = values[row * scores.columns..<(row + 1) * scores.columns]
                let most = scores.max() ?? 0
                loss -= Double(scores[row * scores.count + indexes[row]] - most) - Double(log(scores.reduce(0) { $0 + exp($1 - most) }))
            }
        }
        return loss / Double(indexes.count)
    }
}
