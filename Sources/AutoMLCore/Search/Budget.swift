/// How much a search may spend. With a number of candidates alone, the same data and seed give the same model bit for bit.
package struct Budget: Sendable, Equatable {
    /// Wall-clock seconds for everything from the table to the model.
    package let seconds: Double?
    /// How many candidates are trained, the combination of them not counted.
    package let candidates: Int?
    /// The most that one candidate may take; it then ends with what it has.
    package let secondsOfCandidate: Double?

    package init(seconds: Double?, candidates: Int?, secondsOfCandidate: Double? = nil) {
        precondition(seconds ?? 1 > 0 && candidates ?? 1 > 0 && secondsOfCandidate ?? 1 > 0)
        self.seconds = seconds
        self.candidates = candidates
        self.secondsOfCandidate = secondsOfCandidate
    }

    package static func seconds(_ seconds: Double) -> Budget { Budget(seconds: seconds, candidates: nil) }

    package static func candidates(_ count: Int) -> Budget { Budget(seconds: nil, candidates: count) }
}
