import Consolidation
import LabelingDomain
import Manifests
import MaskImages

/// Consolidated masks as records; the masks are written as PNG files.
struct MaskLabelRecords: ConsolidatedLabels {
    let recordType: String
    let categories: LabelCategories
    let tellsAdjustment: Bool
    let images: [Int: MaskLabelConsolidation.Image]
    let consolidation: MaskConsolidation

    var workerAccuracies: [Double] { consolidation.workerAccuracies }

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard let image = images[object], let confidence = consolidation.confidence(of: object) else { return nil }
        let record = MaskRecord(location: MaskRecord.location(of: object, context: context), categories: categories)
        let metadata = record.metadata(
            score: image.answers > 1 ? ConfidenceScore(confidence) : .unknown, type: recordType, context: context,
            adjustmentStatus: tellsAdjustment ? (image.isModified ? "adjusted" : "unadjusted") : nil)
        let palette = MaskRecord.palette(of: categories)
        let file = LabelFile(location: record.location, contentType: "image/png") { [consolidation] in
            guard let mask = try consolidation.mask(of: object) else { return [] }
            return try MaskPicture.write(mask.map, palette: palette)
        }
        return LabelRecord(label: .string(file.location), metadata: metadata, file: file)
    }
}
