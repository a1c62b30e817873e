import LabelingDomain
import Manifests
import MaskImages

/// The record of a mask that lies in a file (05/SEG-1..4): the line names the file and tells its colours.
struct MaskRecord {
    let location: String
    let categories: LabelCategories

    private static let backgroundName = "BACKGROUND"

    /// By class number: the background, then the categories in order.
    static func palette(of categories: LabelCategories) -> [MaskColour] {
        [.background] + categories.names.indices.map(MaskColour.of(classIndex:))
    }

    /// Where the mask of an object lies that was labeled at the time of `context`.
    static func location(of object: Int, context: LabelRecordContext) -> String {
        "\(context.fileFolder)\(object)_\(context.createdAt.creationDate).png"
    }

    /// The value of the label's metadata; the label's own is the location.
    func metadata(
        score: ConfidenceScore, type: String, context: LabelRecordContext, adjustmentStatus: String? = nil
    ) -> JSONValue {
        let names = [Self.backgroundName] + categories.names
        let map = zip(names, Self.palette(of: categories)).enumerated().map { index, entry in
            JSONValue.Member(
                String(index),
                .object([
                    .init("class-name", .string(entry.0)), .init("confidence", score.json),
                    .init("hex-color", .string(entry.1.description)),
                ]))
        }
        var metadata: [JSONValue.Member] = [.init("internal-color-map", .object(map))]
        metadata += context.commonMetadata(type: type)
        if let adjustmentStatus { metadata.append(.init("adjustment-status", .string(adjustmentStatus))) }
        return .object(metadata)
    }
}
