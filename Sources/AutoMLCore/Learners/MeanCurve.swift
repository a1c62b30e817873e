/// How the held-out loss of folds that learn side by side develops on the mean. What it says of when to stop flatters no
/// fold.
package struct MeanCurve: Sendable, Equatable {
    /// The step of least mean loss, counted from 1, among those that all folds took.
    package let best: Int
    /// The number of steps that all folds took.
    package let length: Int
    private let means: [Double]
    /// A fall by a smaller share of the loss is none: classes that are told apart without error have a loss that falls for ever.
    private static let leastFall = 0.002

    /// - Parameter losses: of each fold after each of its steps.
    package init(_ losses: [[Double]]) {
        let length = losses.map(\.count).min() ?? 0
        let means = (0..<length).map { step in losses.reduce(0) { $0 + $1[step] } }
        best = (means.indices.min { means[$0] < means[$1] } ?? 0) + 1
        self.length = length
        self.means = means
    }

    /// Whether the loss has hardly fallen for `patience` steps, or for `share` of the best one.
    package func isOver(patience: Int, share: Double) -> Bool {
        let window = max(patience, Int(Double(best) * share))
        guard length > window, let before = means.dropLast(window).min(), let lately = means.suffix(window).min() else { return false }
        return lately > before - abs(before) * Self.leastFall
    }
}
