/// How the held-out loss of folds that learn side by side develops on the mean. What it says of when to stop flatters no
/// fold.
package struct MeanCurve: Sendable, Equatable {
    /// The step of least mean loss, counted from 1, among those that all folds took.
    package let best: Int
    /// The number of steps that all folds took.
    package let length: Int

    /// - Parameter losses: of each fold after each of its steps.
    package init(_ losses: [[Double]]) {
        let length = losses.map(\.count).min() ?? 0
        let means = (0..<length).map { step in losses.reduce(0) { $0 + $1[step] } }
        best = (means.indices.min { means[$0] < means[$1] } ?? 0) + 1
        self.length = length
    }

    /// Whether the loss has not fallen for `patience` steps, or for `share` of the best one.
    package func isOver(patience: Int, share: Double) -> Bool {
        length - best >= max(patience, Int(Double(best) * share))
    }
}
