import Annotations
import Consolidation
import Manifests

/// The record of the boxes on one image (05/BOX-1..3): whole pixels, a confidence for each box.
struct BoxRecord {
    let imageWidth: Int
    let imageHeight: Int
    let boxes: [ScoredBox]
    let categories: LabelCategories

    /// What the samples of 05/BOX give for every image.
    private static let depth = 3

    /// - Parameters:
    ///   - isScored: false where one person drew the boxes, so that nothing is known of their confidence (05/CONF-2).
    ///   - adjustmentStatus: what records of audits tell (05/ADJ-3).
    func record(isScored: Bool, type: String, context: LabelRecordContext, adjustmentStatus: String? = nil) -> LabelRecord {
        let size = JSONValue.object([
            .init("width", .integer(imageWidth)), .init("height", .integer(imageHeight)), .init("depth", .integer(Self.depth)),
        ])
        let scores = boxes.map { box in
            let score = isScored ? ConfidenceScore(box.confidence) : .unknown
            return JSONValue.object([.init("confidence", score.json)])
        }
        var metadata: [JSONValue.Member] = [.init("objects", .array(scores)), .init("class-map", classMap)]
        metadata += context.commonMetadata(type: type)
        if let adjustmentStatus { metadata.append(.init("adjustment-status", .string(adjustmentStatus))) }
        return LabelRecord(
            label: .object([
                .init("image_size", .array([size])),
                .init("annotations", .array(boxes.map { annotation(of: $0.labeled) })),
            ]),
            metadata: .object(metadata))
    }

    private func annotation(of labeled: LabeledBox) -> JSONValue {
        let left = min(Int(labeled.box.left.rounded()), imageWidth - 1)
        let top = min(Int(labeled.box.top.rounded()), imageHeight - 1)
        let right = min(max(Int(labeled.box.right.rounded()), left + 1), imageWidth)
        let bottom = min(max(Int(labeled.box.bottom.rounded()), top + 1), imageHeight)
        return .object([
            .init("class_id", .integer(labeled.classIndex)), .init("left", .integer(left)), .init("top", .integer(top)),
            .init("width", .integer(right - left)), .init("height", .integer(bottom - top)),
        ])
    }

    /// Names of the classes that occur (05/BOX-3).
    private var classMap: JSONValue {
        let used = Set(boxes.map(\.labeled.classIndex)).sorted()
        return .object(used.map { .init(String($0), .string(categories.names[$0])) })
    }
}
