package import Foundation

/// `automl job round`: a round of auto-labeling in a folder.
package struct RoundRequest: Sendable {
    private let folder: RoundFolder

    package init(root: URL) {
        folder = RoundFolder(root: root)
    }

    /// Reads `input/round.json` and `input/objects.jsonl`, and leaves `output/data/predictions.jsonl` and `model/`.
    package func run(threads: Int, report: @Sendable (ToolEvent) -> Void) async throws {
        let parameters = try folder.parameters()
        switch parameters.task {
        case .textClassification, .imageClassification:
            try await ClassificationRound(folder: folder, parameters: parameters).run(threads: threads, report: report)
        case .objectDetection:
            try await DetectionRound(folder: folder, parameters: parameters).run(threads: threads, report: report)
        case .semanticSegmentation:
            try await SegmentationRound(folder: folder, parameters: parameters).run(threads: threads, report: report)
        }
    }
}
