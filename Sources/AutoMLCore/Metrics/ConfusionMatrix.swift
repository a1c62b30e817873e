/// How often each class was predicted for rows of each class.
package struct ConfusionMatrix: Sendable, Equatable {
    package let names: [String]
    /// Row after row, one a class that is the truth, the weight of the rows predicted to be each class.
    package private(set) var counts: [Double]

    /// - Parameters:
    ///   - actual: for each row a position in `names`.
    ///   - predicted: for each row a position in `names`.
    ///   - weights: one a row; 1 when left out.
    package init(names: [String], actual: [Int], predicted: [Int], weights: [Double]? = nil) {
        self.names = names
        counts = Array(repeating: 0, count: names.count * names.count)
        for row in actual.indices {
            counts[actual[row] * names.count + predicted[row]] += weights?[row] ?? 1
        }
    }

    package subscript(actual actual: Int, predicted predicted: Int) -> Double { counts[actual * names.count + predicted] }

    package var total: Double { counts.reduce(0, +) }

    /// The weight of the rows that are of a class.
    package func actual(_ index: Int) -> Double {
        names.indices.reduce(0) { $0 + self[actual: index, predicted: $1] }
    }

    /// The weight of the rows that were predicted to be of a class.
    package func predicted(_ index: Int) -> Double {
        names.indices.reduce(0) { $0 + self[actual: $1, predicted: index] }
    }

    /// NaN without rows.
    package var accuracy: Double {
        names.indices.reduce(0) { $0 + self[actual: $1, predicted: $1] } / total
    }

    /// The mean recall of the classes that there are rows of.
    package var balancedAccuracy: Double {
        let recalls = names.indices.filter { actual($0) > 0 }.map { recall(of: $0) }
        return recalls.reduce(0, +) / Double(recalls.count)
    }

    /// The share of right ones among those predicted to be of the class; 0 when there are none.
    package func precision(of index: Int) -> Double {
        share(predicted(index), of: index)
    }

    /// The share of right ones among those of the class; 0 when there are none.
    package func recall(of index: Int) -> Double {
        share(actual(index), of: index)
    }

    /// The harmonic mean of precision and recall; 0 when both are.
    package func f1(of index: Int) -> Double {
        share((predicted(index) + actual(index)) / 2, of: index)
    }

    /// The unweighted mean over the classes that were actual or predicted (09/AML-80).
    package func meanOfClasses(_ measure: (ConfusionMatrix, Int) -> Double) -> Double {
        let present = names.indices.filter { actual($0) > 0 || predicted($0) > 0 }
        return present.reduce(0) { $0 + measure(self, $1) } / Double(present.count)
    }

    private func share(_ whole: Double, of index: Int) -> Double {
        whole > 0 ? self[actual: index, predicted: index] / whole : 0
    }
}
