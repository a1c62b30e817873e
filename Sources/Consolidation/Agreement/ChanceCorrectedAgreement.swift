/// How much workers agree beyond chance: Krippendorff's alpha with an interval.
package struct ChanceCorrectedAgreement: Sendable, Hashable {
    /// 1 is perfect agreement, 0 what chance gives, below 0 systematic disagreement. Nil when it is undefined: no
    /// object has two answers, or all answers are the same.
    package let alpha: Double?
    /// The bounds of the 95 % bootstrap interval over objects; nil with `alpha`.
    package let interval: ClosedRange<Double>?
    /// How many objects have at least two answers.
    package let objectCount: Int

    package init(alpha: Double?, interval: ClosedRange<Double>?, objectCount: Int) {
        self.alpha = alpha
        self.interval = interval
        self.objectCount = objectCount
    }
}
