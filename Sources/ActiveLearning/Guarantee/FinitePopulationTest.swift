import Foundation

/// How many errors a random sample may show, so that the objects it was drawn from have few enough with the confidence
/// asked for: the exact test of a proportion in a finite population (Buonaccorsi 1987; Clopper & Pearson 1934 for an
/// infinite one).
///
/// Of `sampled + unsampled` objects that a model labels, people labeled `sampled`, drawn at random. If more than
/// `tolerance · unsampled` of the others are wrong, the number of errors seen among the sampled is hypergeometric with at
/// least that many errors in all; the test refuses whatever is not too unlikely then.
package enum FinitePopulationTest {
    /// The largest number of errors in the sample for which "more than `tolerance` of the unsampled are wrong" is refused
    /// at level `level`; nil if no number is small enough.
    ///
    /// - Parameters:
    ///   - tolerance: share of the unsampled that may be wrong, 0..<1.
    ///   - level: probability of a wrong promise, 0..<1.
    package static func allowedErrors(sampled: Int, unsampled: Int, tolerance: Double, level: Double) -> Int? {
        let tooMany = Int((tolerance * Double(unsampled)).rounded(.down)) + 1
        guard tooMany <= unsampled else { return sampled }
        guard sampled > 0, level > 0 else { return nil }
        var lower = -1
        var upper = sampled
        while lower < upper {
            let middle = (lower + upper + 1) / 2
            let tail = Hypergeometric(population: sampled + unsampled, marked: middle + tooMany, draws: sampled).cumulative(middle)
            if tail <= level { lower = middle } else { upper = middle - 1 }
        }
        return lower >= 0 ? lower : nil
    }
}
