package import Foundation

/// `groundwork simulate`: what auto-labeling would save on data whose labels are known.
package struct SimulationRequest: Sendable {
    package var data: URL
    /// The column of the true labels.
    package var label: String
    package var content: SimulationContent
    /// The share of machine labels that has to be right, 0..<1.
    package var target: Double
    /// How sure that has to be, 0..<1.
    package var confidence: Double
    /// The share of annotators' answers that are wrong, at random, 0...0.5.
    package var annotatorError: Double
    /// How many annotators answer for an object; their majority is the label of people.
    package var annotators: Int
    package var runs: Int
    package var seed: UInt64

    package init(
        data: URL, label: String, content: SimulationContent, target: Double, confidence: Double, annotatorError: Double, annotators: Int,
        runs: Int, seed: UInt64
    ) throws(SimulationError) {
        self.data = data
        self.label = label
        self.content = content
        self.target = try SimulationRequest.share(target, "--target", 0.5..<1)
        self.confidence = try SimulationRequest.share(confidence, "--confidence", 0.5..<1)
        self.annotatorError = try SimulationRequest.share(annotatorError, "--annotator-error", 0..<0.5)
        guard (1...SimulationRequest.mostAnnotators).contains(annotators) else {
            throw .outOfRange(option: "--annotators", value: "\(annotators)", allowed: "1 to \(SimulationRequest.mostAnnotators)")
        }
        guard (1...SimulationRequest.mostRuns).contains(runs) else {
            throw .outOfRange(option: "--runs", value: "\(runs)", allowed: "1 to \(SimulationRequest.mostRuns)")
        }
        self.annotators = annotators
        self.runs = runs
        self.seed = seed
    }

    private static let mostRuns = 100_000
    /// As many as a labeling job may ask for.
    private static let mostAnnotators = 9

    private static func share(_ value: Double, _ option: String, _ allowed: Range<Double>) throws(SimulationError) -> Double {
        guard allowed.contains(value) else {
            throw .outOfRange(option: option, value: "\(value)", allowed: "from \(allowed.lowerBound) to below \(allowed.upperBound)")
        }
        return value
    }
}
