package import AutoMLCore
import Foundation

/// One run of `automl inspect`.
package struct InspectRequest: Sendable {
    let model: String
    let access: RemoteAccess?

    package init(model: String, access: RemoteAccess?) {
        (self.model, self.access) = (model, access)
    }

    package func run() async throws -> ModelManifest {
        let loader = try DataLoader(access: access)
        return try ModelLocation(try await loader.file(model), scratch: ScratchFolder()).model.manifest
    }

    /// The manifest as JSON.
    package static func json(_ manifest: ModelManifest) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(manifest), as: UTF8.self)
    }

    /// The manifest as lines for people.
    package static func lines(_ manifest: ModelManifest) -> [String] {
        let metrics = Metric.reported(for: manifest.problem).compactMap { metric in
            manifest.metrics[metric].map { "\(metric.rawValue) \(String(format: "%.4f", $0))" }
        }
        let classes = manifest.classes.isEmpty ? [] : ["classes    \(manifest.classes.joined(separator: ", "))"]
        return [
            "predicts   \(manifest.target), \(manifest.problem.rawValue)", "objective  \(manifest.metric.rawValue)",
        ] + classes + [
            "features   " + manifest.features.map { "\($0.name) (\($0.kind.rawValue))" }.joined(separator: ", "),
            "held out   " + metrics.joined(separator: ", "), "trained    on \(manifest.rows) rows, seed \(manifest.seed)",
        ] + manifest.members.map { "member     \($0.name), weight \(String(format: "%.3f", $0.weight))" }
    }
}
