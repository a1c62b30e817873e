import Consolidation
import LabelingDomain
import Manifests
import MaskImages

/// Consolidated masks as records (05/SEG-1..4): the mask is a PNG file, the line names it and tells its colours.
struct MaskLabelRecords: ConsolidatedLabels {
    let recordType: String
    let categories: LabelCategories
    let tellsAdjustment: Bool
    let images: [Int: MaskLabelConsolidation.Image]
    let consolidation: MaskConsolidation

    private static let backgroundName = "BACKGROUND"

    var workerAccuracies: [Double] { consolidation.workerAccuracies }

    func record(of object: Int, context: LabelRecordContext) -> LabelRecord? {
        guard let image = images[object], let confidence = consolidation.confidence(of: object) else { return nil }
        let palette = palette
        let score = image.answers > 1 ? ConfidenceScore(confidence) : .unknown
        let map = zip([Self.backgroundName] + categories.names, palette).enumerated().map { index, entry in
            JSONValue.Member(
                String(index),
                .object([
                    .init("class-name", .string(entry.0)), .init("confidence", score.json),
                    .init("hex-color", .string(entry.1.description)),
                ]))
        }
        var metadata: [JSONValue.Member] = [.init("internal-color-map", .object(map))]
        metadata += context.commonMetadata(type: recordType)
        if tellsAdjustment {
            metadata.append(.init("adjustment-status", .string(image.isModified ? "adjusted" : "unadjusted")))
        }
        let file = LabelFile(
            location: "\(context.fileFolder)\(object)_\(context.createdAt.creationDate).png", contentType: "image/png"
        ) { [consolidation] in
            guard let mask = try consolidation.mask(of: object) else { return [] }
            return try MaskPicture.write(mask.map, palette: palette)
        }
        return LabelRecord(label: .string(file.location), metadata: .object(metadata), file: file)
    }

    private var palette: [MaskColour] { [.background] + categories.names.indices.map(MaskColour.of(classIndex:)) }
}
