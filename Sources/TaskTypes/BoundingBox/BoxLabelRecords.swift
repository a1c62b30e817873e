import Annotations
import Consolidation
import Manifests

/// Consolidated boxes as records.
struct BoxLabelRecords: ConsolidatedLabels {
    let recordType: String
    let categories: LabelCategories
    let tellsAdjustment: Bool
    let images: [Int: BoxLabelConsolidation.Image]
    let consolidated: ConsolidatedBoxes

    var workerAccuracies: [Double] { consolidated.recalls }

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard let image = images[object] else { return nil }
        let record = BoxRecord(
            imageWidth: image.width, imageHeight: image.height, boxes: Array(consolidated.boxes[object]), categories: categories)
        return record.record(
            isScored: image.answers > 1, type: recordType, context: context,
            adjustmentStatus: tellsAdjustment ? (image.isModified ? "adjusted" : "unadjusted") : nil)
    }
}
