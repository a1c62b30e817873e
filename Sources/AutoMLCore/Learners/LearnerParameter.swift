import Foundation

/// A number that a family of learners may be set to.
package struct LearnerParameter: Sendable, Equatable {
    package let name: String
    package let range: ClosedRange<Double>
    /// Whether steps are factors, not differences.
    package let isLogarithmic: Bool
    package let isInteger: Bool

    package init(_ name: String, _ range: ClosedRange<Double>, logarithmic: Bool = false, integer: Bool = false) {
        self.name = name
        self.range = range
        isLogarithmic = logarithmic
        isInteger = integer
    }

    /// A value near `value`: a step of `scale` times the range in a normally distributed direction.
    func mutated(_ value: Double, scale: Double, using generator: inout SeededGenerator) -> Double {
        let step = generator.normal() * scale
        let moved: Double
        if isLogarithmic {
            moved = exp(log(value) + step * log(range.upperBound / range.lowerBound))
        } else {
            moved = value + step * (range.upperBound - range.lowerBound)
        }
        let clamped = min(max(moved, range.lowerBound), range.upperBound)
        return isInteger ? clamped.rounded() : clamped
    }
}
