package import Manifests

/// One labeled object of a dataset, whatever format it came in.
package struct DatasetRecord: Sendable, Hashable {
    /// What was labeled.
    package enum Source: Sendable, Hashable {
        case text(String)
        /// An S3 URI, or the path that a format knows the file by.
        case file(String)
    }

    /// The line of the manifest, counted from 1.
    package let line: Int
    package let source: Source
    package let label: RecordLabel
    /// Whether people made the label, or a model did.
    package let isHumanAnnotated: Bool
    /// `creation-date`, as the record spells it; nil when it does not say.
    package let createdAt: String?

    package init(line: Int, source: Source, label: RecordLabel, isHumanAnnotated: Bool = true, createdAt: String? = nil) {
        self.line = line
        self.source = source
        self.label = label
        self.isHumanAnnotated = isHumanAnnotated
        self.createdAt = createdAt
    }
}

/// What a record says of its object.
package enum RecordLabel: Sendable, Hashable {
    case oneClass(ClassLabel)
    case classes([ClassLabel])
    case boxes(BoxLabels)
    case spans(SpanLabels)
    case mask(MaskLabel)
    case other(JSONValue)

    package var kind: LabelKind {
        switch self {
        case .oneClass: .oneClass
        case .classes: .classes
        case .boxes: .boxes
        case .spans: .spans
        case .mask: .mask
        case .other: .other
        }
    }
}

/// A class with its number in the label category file.
package struct ClassLabel: Sendable, Hashable {
    package let id: Int
    package let name: String
    /// 0 to 1; nil when unknown.
    package let confidence: Double?

    package init(id: Int, name: String, confidence: Double? = nil) {
        self.id = id
        self.name = name
        self.confidence = confidence
    }
}
