import Annotations
import Consolidation
import Manifests

/// Consolidated boxes as records (05/BOX-1..3): whole pixels, a confidence for each box.
struct BoxLabelRecords: ConsolidatedLabels {
    let recordType: String
    let categories: LabelCategories
    let tellsAdjustment: Bool
    let images: [Int: BoxLabelConsolidation.Image]
    let consolidated: ConsolidatedBoxes

    /// What the samples of 05/BOX give for every image.
    private static let depth = 3

    var workerAccuracies: [Double] { consolidated.recalls }

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard let image = images[object] else { return nil }
        let boxes = consolidated.boxes[object]
        let size = JSONValue.object([
            .init("width", .integer(image.width)), .init("height", .integer(image.height)), .init("depth", .integer(Self.depth)),
        ])
        let scores = boxes.map { box in
            let score = image.answers > 1 ? ConfidenceScore(box.confidence) : .unknown
            return JSONValue.object([.init("confidence", score.json)])
        }
        var metadata: [JSONValue.Member] = [.init("objects", .array(scores)), .init("class-map", classMap(of: boxes))]
        metadata += context.commonMetadata(type: recordType)
        if tellsAdjustment {
            metadata.append(.init("adjustment-status", .string(image.isModified ? "adjusted" : "unadjusted")))
        }
        return LabelRecord(
            label: .object([
                .init("image_size", .array([size])),
                .init("annotations", .array(boxes.map { annotation(of: $0.labeled, in: image) })),
            ]),
            metadata: .object(metadata))
    }

    private func annotation(of labeled: LabeledBox, in image: BoxLabelConsolidation.Image) -> JSONValue {
        let left = min(Int(labeled.box.left.rounded()), image.width - 1)
        let top = min(Int(labeled.box.top.rounded()), image.height - 1)
        let right = min(max(Int(labeled.box.right.rounded()), left + 1), image.width)
        let bottom = min(max(Int(labeled.box.bottom.rounded()), top + 1), image.height)
        return .object([
            .init("class_id", .integer(labeled.classIndex)), .init("left", .integer(left)), .init("top", .integer(top)),
            .init("width", .integer(right - left)), .init("height", .integer(bottom - top)),
        ])
    }

    /// Names of the classes that occur (05/BOX-3).
    private func classMap(of boxes: [ScoredBox]) -> JSONValue {
        let used = Set(boxes.map(\.labeled.classIndex)).sorted()
        return .object(used.map { .init(String($0), .string(categories.names[$0])) })
    }
}
