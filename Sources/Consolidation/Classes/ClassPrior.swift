/// How frequent each class is, estimated from the objects' probabilities with one object of each class added.
struct ClassPrior: Sendable {
    let probabilities: [Double]

    init(posteriors: [Float], classCount: Int) {
        var sums = [Double](repeating: 1, count: classCount)
        posteriors.withUnsafeBufferPointer { posteriors in
            for row in stride(from: 0, to: posteriors.count, by: classCount) {
                for classIndex in 0..<classCount { sums[classIndex] += Double(posteriors[row + classIndex]) }
            }
        }
        let total = sums.reduce(0, +)
        probabilities = sums.map { $0 / total }
    }
}
