/// What a search found.
package struct SearchResult: Sendable {
    /// The ensemble first, then by the metric, failures last.
    package let leaderboard: [Candidate]
    package let model: Model
    /// Predictions for `rows` by members that were not trained on them.
    package let outOfFold: Predictions
    /// The truth of `rows`.
    package let truth: Target
    /// The rows of the table that were held out of a training, in order.
    package let rows: [Int]
}
