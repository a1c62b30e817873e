/// Learners of one kind, told apart by the values of their parameters.
package protocol LearnerFamily: Sendable {
    /// As in leaderboards: `linear`.
    var name: String { get }

    /// What may be varied.
    var parameters: [LearnerParameter] { get }

    /// How many candidates of the family are worth their time.
    var mostCandidates: Int { get }

    /// The share of a search's time that one candidate may take.
    var mostShareOfTime: Double { get }

    /// Whether its learners fit problems of this size.
    func suits(_ outline: DataOutline) -> Bool

    /// What a candidate costs against others, roughly: cheaper families go first.
    func cost(_ outline: DataOutline) -> Double

    /// Settings that do well on many data sets, best first.
    func portfolio(for outline: DataOutline) -> [[String: Double]]

    /// - Parameter values: of parameters by name; what is left out has its default.
    func learner(_ values: [String: Double]) -> any Learner
}

extension LearnerFamily {
    /// No candidate is worth most of the time.
    package var mostShareOfTime: Double { 0.3 }
}
