import RealModule

/// Natural logarithms of probabilities, kept away from zero.
enum Logarithm {
    /// Below this a probability is taken to be this.
    private static let floor = 1e-12

    static func of(_ probability: Double) -> Double { Double.log(max(probability, floor)) }
}
