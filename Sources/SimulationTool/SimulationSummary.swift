import Foundation

/// What many simulated jobs came to, as text for people.
package struct SimulationSummary: Sendable {
    private var runs: [SimulationRun] = []
    private let target: Double

    package init(target: Double) {
        self.target = target
    }

    package mutating func add(_ run: SimulationRun) {
        runs.append(run)
    }

    package static let header = "seed        objects  by people  by model  precision  rounds  seconds"

    package static func line(_ run: SimulationRun) -> String {
        let precision = run.precision.map { String(format: "%.4f", $0) } ?? "-"
        return [
            pad("\(run.seed)", 10), left("\(run.objects)", 9), left("\(run.humanLabels)", 11), left(percent(run.autoShare), 10),
            left(precision, 11), left("\(run.rounds)", 8), left(String(format: "%.2f", run.seconds), 9),
        ].joined()
    }

    /// Two lines: the means, and how often the promise was broken.
    package var text: String {
        guard !runs.isEmpty else { return "" }
        let share = runs.map(\.autoShare).reduce(0, +) / Double(runs.count)
        let precisions = runs.compactMap(\.precision)
        let precision = precisions.isEmpty ? "-" : String(format: "%.4f", precisions.reduce(0, +) / Double(precisions.count))
        let below = precisions.count { $0 < target }
        return """
            mean: \(Self.percent(share)) labeled by the model, of which \(precision) right
            below \(target): \(below) of \(runs.count) runs
            """
    }

    private static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }

    private static func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

    private static func left(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
}
