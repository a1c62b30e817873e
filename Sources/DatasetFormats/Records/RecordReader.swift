package import Manifests

/// Reads lines of an output manifest as records (05).
package struct RecordReader: Sendable {
    /// The attribute that holds the label; its metadata stands under the name with `-metadata` after it.
    package let attribute: String

    private static let metadataSuffix = "-metadata"

    package init(attribute: String) { self.attribute = attribute }

    /// The attributes of `line` that hold labels, in order.
    package static func labelAttributes(of line: JSONValue) -> [String] {
        let members = line.members ?? []
        let keys = Set(members.map(\.key))
        return members.map(\.key).filter { key in
            keys.contains(key + metadataSuffix) && key != "source-ref" && line[key + metadataSuffix]?["type"] != nil
        }
    }

    /// The record of one line.
    package func record(number: Int, line: JSONValue) throws(LeftOut) -> DatasetRecord {
        guard line.members != nil else { throw .notJSON }
        let source = try Self.source(of: line)
        guard let label = line[attribute] else { throw .noLabel }
        guard let metadata = line[attribute + Self.metadataSuffix] else { throw .noMetadata }
        return DatasetRecord(
            line: number, source: source, label: try Self.label(label, metadata: metadata),
            isHumanAnnotated: metadata["human-annotated"]?.string != "no",
            createdAt: (metadata["creation-date"] ?? metadata["creation_date"])?.string)
    }

    private static func source(of line: JSONValue) throws(LeftOut) -> DatasetRecord.Source {
        if let text = line["source"]?.string { return .text(text) }
        if let file = line["source-ref"]?.string { return .file(file) }
        throw .noSource
    }

    private static func label(_ label: JSONValue, metadata: JSONValue) throws(LeftOut) -> RecordLabel {
        switch LabelKind(type: metadata["type"]?.string) {
        case .oneClass: .oneClass(try oneClass(label, metadata))
        case .classes: .classes(try classes(label, metadata))
        case .boxes: .boxes(try boxes(label, metadata))
        case .spans: .spans(try spans(label, metadata))
        case .mask: .mask(try mask(label, metadata))
        case .other: .other(label)
        }
    }

    private static func oneClass(_ label: JSONValue, _ metadata: JSONValue) throws(LeftOut) -> ClassLabel {
        guard let id = label.string.flatMap({ Int($0) }) ?? label.integer, let name = metadata["class-name"]?.string else {
            throw .malformedLabel
        }
        return ClassLabel(id: id, name: name, confidence: metadata["confidence"]?.double)
    }

    private static func classes(_ label: JSONValue, _ metadata: JSONValue) throws(LeftOut) -> [ClassLabel] {
        guard let ids = label.array else { throw .malformedLabel }
        var classes: [ClassLabel] = []
        for id in ids {
            guard let number = id.integer, let name = metadata["class-map"]?[String(number)]?.string else {
                throw .malformedLabel
            }
            classes.append(
                ClassLabel(id: number, name: name, confidence: metadata["confidence-map"]?[String(number)]?.double))
        }
        return classes
    }

    private static func boxes(_ label: JSONValue, _ metadata: JSONValue) throws(LeftOut) -> BoxLabels {
        guard let size = label["image_size"]?.array?.first, let width = size["width"]?.integer,
            let height = size["height"]?.integer, let annotations = label["annotations"]?.array
        else { throw .malformedLabel }
        let scores = metadata["objects"]?.array ?? []
        var boxes: [BoxLabels.Box] = []
        for (index, annotation) in annotations.enumerated() {
            guard let id = annotation["class_id"]?.integer, let name = metadata["class-map"]?[String(id)]?.string,
                let left = annotation["left"]?.double, let top = annotation["top"]?.double,
                let boxWidth = annotation["width"]?.double, let boxHeight = annotation["height"]?.double
            else { throw .malformedLabel }
            let confidence = index < scores.count ? scores[index]["confidence"]?.double : nil
            boxes.append(
                BoxLabels.Box(
                    label: ClassLabel(id: id, name: name, confidence: confidence), left: left, top: top, width: boxWidth,
                    height: boxHeight))
        }
        return BoxLabels(width: width, height: height, depth: size["depth"]?.integer ?? 3, boxes: boxes)
    }

    private static func spans(_ label: JSONValue, _ metadata: JSONValue) throws(LeftOut) -> SpanLabels {
        guard let entities = label["annotations"]?["entities"]?.array else { throw .malformedLabel }
        let scores = metadata["entities"]?.array ?? []
        var spans: [SpanLabels.Span] = []
        for (index, entity) in entities.enumerated() {
            guard let name = entity["label"]?.string, let start = entity["startOffset"]?.integer,
                let end = entity["endOffset"]?.integer
            else { throw .malformedLabel }
            let confidence = index < scores.count ? scores[index]["confidence"]?.double : nil
            spans.append(SpanLabels.Span(label: name, start: start, end: end, confidence: confidence))
        }
        return SpanLabels(spans: spans)
    }

    private static func mask(_ label: JSONValue, _ metadata: JSONValue) throws(LeftOut) -> MaskLabel {
        guard let file = label.string, let map = metadata["internal-color-map"]?.members else { throw .malformedLabel }
        var colours: [MaskLabel.Colour] = []
        for entry in map {
            guard let id = Int(entry.key), let name = entry.value["class-name"]?.string,
                let hex = entry.value["hex-color"]?.string
            else { throw .malformedLabel }
            colours.append(
                MaskLabel.Colour(label: ClassLabel(id: id, name: name, confidence: entry.value["confidence"]?.double), hex: hex))
        }
        return MaskLabel(file: file, colours: colours.sorted { $0.label.id < $1.label.id })
    }
}
