/// What a model says of itself: `manifest.json`.
package struct ModelManifest: Sendable, Codable, Equatable {
    /// Models of other versions are refused.
    package static let currentVersion = 1

    package struct Member: Sendable, Codable, Equatable {
        package let name: String
        package let family: String
        package let parameters: [String: Double]
        package let view: FeatureView
        package let weight: Double
        package let temperature: Double
        package let file: String
    }

    package struct Feature: Sendable, Codable, Equatable {
        package let name: String
        package let kind: ColumnKind
    }

    package var schemaVersion = currentVersion
    package let problem: Problem
    package let metric: Metric
    package let target: String
    /// In the order of probabilities; empty for regression.
    package let classes: [String]
    /// The columns that rows to predict must have.
    package let features: [Feature]
    package var members: [Member] = []
    /// Out of fold.
    package let metrics: [Metric: Double]
    package let rows: Int
    /// SHA-256 of the training rows.
    package let dataHash: String
    package let seed: UInt64
    package let targetScale: TargetScale?
    package let temperature: Double
    /// What probabilities mean after the temperature, if that is worth telling.
    package var isotonic: IsotonicCalibration?
    /// What each class's probability is multiplied by before the highest is taken, if the metric gains from it.
    package let decisionWeights: [Float]
    /// SHA-256 of the other files by name.
    package var checksums: [String: String] = [:]

    /// Why the manifest cannot be one that was saved; nil if it can.
    var defect: String? {
        if members.isEmpty { return "names no members" }
        if problem.isClassification == classes.isEmpty { return "has classes that do not fit its problem" }
        if (targetScale == nil) != problem.isClassification { return "has a scale that does not fit its problem" }
        if !decisionWeights.isEmpty, decisionWeights.count != classes.count { return "has decision weights of the wrong number" }
        if let isotonic, !isotonic.fits(classes: classes.count) { return "has curves of probabilities that do not rise" }
        return nil
    }
}
