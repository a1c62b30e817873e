/// How probable each class of one object is: the prior multiplied by how likely every answer is under each class.
///
/// Products instead of sums of logarithms, since the estimation spends most of its time here.
struct ClassWeights {
    /// After so many answers weights are scaled, before even factors of 1e-15 leave the range of numbers.
    private static let answersBetweenScaling = 16

    private let prior: [Double]
    private var weights: [Double]

    init(_ prior: ClassPrior) {
        self.prior = prior.probabilities
        weights = prior.probabilities
    }

    /// The probability of a class.
    subscript(classIndex: Int) -> Float { Float(weights[classIndex]) }

    /// Starts from the prior again; `multiply` gets the places of some answers at a time and the weights to multiply.
    mutating func weigh(_ places: Range<Int>, _ multiply: (Range<Int>, UnsafeMutablePointer<Double>) -> Void) {
        weights.withUnsafeMutableBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            for classIndex in weights.indices { start[classIndex] = prior[classIndex] }
            var place = places.lowerBound
            while place < places.upperBound {
                let end = min(place + Self.answersBetweenScaling, places.upperBound)
                multiply(place..<end, start)
                Self.scale(weights)
                place = end
            }
        }
    }

    private static func scale(_ weights: UnsafeMutableBufferPointer<Double>) {
        var sum = 0.0
        for weight in weights { sum += weight }
        let factor = 1 / sum
        for index in weights.indices { weights[index] *= factor }
    }
}
