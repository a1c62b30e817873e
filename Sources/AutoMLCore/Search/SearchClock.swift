/// The time of a search, and how it is divided.
struct SearchClock: Sendable {
    /// This share of the budget is kept for the combination of candidates.
    private static let reserve = 0.05
    /// By this share of the budget the members are selected, which leaves the rest to measure them.
    private static let selectionEnd = 0.98

    private let start: ContinuousClock.Instant
    let budget: Budget
    /// Until when candidates are trained.
    let training: Deadline

    init(budget: Budget, cancellation: Cancellation) {
        start = .now
        self.budget = budget
        training = .after(seconds: budget.seconds.map { $0 * (1 - Self.reserve) }, cancellation: cancellation)
    }

    /// Until when members are selected.
    var selection: Deadline {
        guard let seconds = budget.seconds else { return .never }
        return Deadline(end: start.advanced(by: .seconds(seconds * Self.selectionEnd)))
    }

    /// Until when one candidate may be trained.
    ///
    /// - Parameter share: of the budget, at most.
    func candidate(share: Double) -> Deadline {
        let limits = [budget.seconds.map { $0 * share }, budget.secondsOfCandidate]
        return training.capped(seconds: limits.compactMap { $0 }.min() ?? .infinity)
    }

    var elapsed: Double { (ContinuousClock.now - start).seconds }

    /// The share of the budget that is spent when `candidates` have ended, in 0...1.
    func progress(candidates: Int) -> Double {
        let ofSeconds = budget.seconds.map { elapsed / $0 } ?? 0
        let ofCandidates = budget.candidates.map { Double(candidates) / Double($0) } ?? 0
        return min(max(ofSeconds, ofCandidates), 1)
    }

    func isOver(candidates: Int) -> Bool {
        training.isOver || budget.candidates.map { candidates >= $0 } ?? false
    }
}
