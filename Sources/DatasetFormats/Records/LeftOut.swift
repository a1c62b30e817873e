/// Why a record, or a part of one, is not in the result. Counted by reason, never silently dropped.
package enum LeftOut: Error, Sendable, Hashable {
    case notJSON
    case noSource
    case noLabel
    case noMetadata
    case malformedLabel
    case otherKind(LabelKind)
    /// The file behind the record cannot be read.
    case fileMissing
    /// Two records would have the same file name.
    case nameTaken
    /// A box without area, or outside its image.
    case badBox
    /// An entity outside its text.
    case badSpan
    /// An entity inside another: the format has one tag a token.
    case overlappingSpan
    /// The image's size is not known.
    case noImageSize
    /// What the other format says and manifests have no place for.
    case unsupported(String)

    package var reason: String {
        switch self {
        case .notJSON: "the line is not a JSON object"
        case .noSource: "the line has neither source nor source-ref"
        case .noLabel: "not labeled"
        case .noMetadata: "the label has no metadata"
        case .malformedLabel: "the label has not the form of its type"
        case .otherKind(let kind): "the label is of a kind that the format cannot hold: \(kind.rawValue)"
        case .fileMissing: "the file cannot be read"
        case .nameTaken: "another record has the same file name"
        case .badBox: "a box is empty or outside its image"
        case .badSpan: "an entity is empty or outside its text"
        case .overlappingSpan: "an entity overlaps another"
        case .noImageSize: "the size of the image is not known"
        case .unsupported(let what): "\(what) cannot be kept"
        }
    }
}
