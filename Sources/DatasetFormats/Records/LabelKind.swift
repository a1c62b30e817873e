/// What kind of label a record carries, told by the `type` of its metadata (05/META-5).
package enum LabelKind: String, Sendable, Hashable, CaseIterable {
    case oneClass = "one class"
    case classes = "several classes"
    case boxes
    case spans = "entities"
    case mask
    case other = "something else"

    private static let byType: [String: LabelKind] = [
        "groundtruth/image-classification": .oneClass,
        "groundtruth/text-classification": .oneClass,
        "groundtruth/video-classification": .oneClass,
        "groundtruth/label-verification": .oneClass,
        "groundtruth/image-classification-multilabel": .classes,
        "groundtruth/text-classification-multilabel": .classes,
        "groundtruth/object-detection": .boxes,
        "groundtruth/text-span": .spans,
        "groundtruth/semantic-segmentation": .mask,
    ]

    init(type: String?) { self = type.flatMap { Self.byType[$0] } ?? .other }
}
