import Manifests

/// Reads the JSON objects that `RecordObject` and `HuggingFaceExport` write, and simple ones of other tools.
struct RecordObjectReader {
    let request: ImportRequest

    private static let textKeys = ["source", "text", "sentence", "content"]
    private static let fileKeys = ["source_ref", "source-ref", "file_name", "image"]

    func add(_ json: JSONValue, line: Int, to target: inout ImportTarget) throws(DatasetFormatError) {
        guard let source = try source(json) else {
            target.leaveOut(.noSource, line: line)
            return
        }
        guard let label = label(json, &target) else {
            target.leaveOut(.noLabel, line: line)
            return
        }
        try target.add(
            DatasetRecord(
                line: line, source: source, label: label, isHumanAnnotated: json["human_annotated"] != .bool(false),
                createdAt: json["created_at"]?.string))
    }

    /// The entity labels of `json`, which all records list.
    func spanLabels(of json: JSONValue) -> [String] { (json["entities"]?.array ?? []).compactMap { $0["label"]?.string } }

    private func source(_ json: JSONValue) throws(DatasetFormatError) -> DatasetRecord.Source? {
        if let name = Self.fileKeys.lazy.compactMap({ json[$0]?.string }).first {
            return .file(try request.place(of: name, said: json["source"]?.string))
        }
        return Self.textKeys.lazy.compactMap { json[$0]?.string }.first.map { .text($0) }
    }

    private func label(_ json: JSONValue, _ target: inout ImportTarget) -> RecordLabel? {
        if let entities = json["entities"]?.array { return .spans(SpanLabels(spans: entities.compactMap(span))) }
        if let width = json["width"]?.integer, let height = json["height"]?.integer {
            if let boxes = json["boxes"]?.array {
                let read = boxes.compactMap { box($0, &target) }
                return .boxes(BoxLabels(width: width, height: height, depth: json["depth"]?.integer ?? 3, boxes: read))
            }
            if let objects = json["objects"] {
                let depth = json["depth"]?.integer ?? 3
                return .boxes(BoxLabels(width: width, height: height, depth: depth, boxes: columns(objects, &target)))
            }
        }
        if let mask = json["mask"]?.string, let classes = json["classes"]?.array {
            return .mask(MaskLabel(file: mask, colours: classes.compactMap { colour($0, &target) }))
        }
        if let labels = json["labels"]?.array { return .classes(classes(labels, json, &target)) }
        return json["label"].flatMap { oneClass($0, json, &target) }
    }

    private func oneClass(_ label: JSONValue, _ json: JSONValue, _ target: inout ImportTarget) -> RecordLabel? {
        let id = (json["class_id"] ?? json["label_id"])?.integer
        if let name = label.string {
            return .oneClass(self.label(name, id: id, confidence: json["confidence"]?.double, &target))
        }
        guard let number = label.integer else { return .other(label) }
        let name = json["label_text"]?.string ?? target.name(of: number)
        return .oneClass(self.label(name, id: number, confidence: json["confidence"]?.double, &target))
    }

    private func classes(_ labels: [JSONValue], _ json: JSONValue, _ target: inout ImportTarget) -> [ClassLabel] {
        labels.enumerated().compactMap { index, entry in
            if let name = entry["label"]?.string {
                return label(name, id: entry["class_id"]?.integer, confidence: entry["confidence"]?.double, &target)
            }
            guard let name = entry.string else { return nil }
            return label(
                name, id: element(json["label_ids"], index)?.integer,
                confidence: element(json["confidences"], index)?.double, &target)
        }
    }

    private func element(_ array: JSONValue?, _ index: Int) -> JSONValue? {
        guard let elements = array?.array, index < elements.count else { return nil }
        return elements[index]
    }

    private func label(_ name: String, id: Int?, confidence: Double?, _ target: inout ImportTarget) -> ClassLabel {
        if let id { target.name(id, name) }
        return ClassLabel(id: id ?? target.number(of: name), name: name, confidence: confidence)
    }

    private func box(_ json: JSONValue, _ target: inout ImportTarget) -> BoxLabels.Box? {
        guard let name = json["label"]?.string, let left = json["left"]?.double, let top = json["top"]?.double,
            let width = json["width"]?.double, let height = json["height"]?.double
        else { return nil }
        return BoxLabels.Box(
            label: label(name, id: json["class_id"]?.integer, confidence: json["confidence"]?.double, &target), left: left,
            top: top, width: width, height: height)
    }

    private func columns(_ objects: JSONValue, _ target: inout ImportTarget) -> [BoxLabels.Box] {
        (objects["bbox"]?.array ?? []).enumerated().compactMap { index, entry in
            guard let numbers = entry.array?.compactMap(\.double), numbers.count == 4,
                let category = element(objects["category"], index)
            else { return nil }
            let id = element(objects["category_id"], index)?.integer ?? category.integer
            let name = category.string ?? target.name(of: category.integer ?? index)
            let confidence = element(objects["confidence"], index)?.double
            return BoxLabels.Box(
                label: label(name, id: id, confidence: confidence, &target), left: numbers[0], top: numbers[1],
                width: numbers[2], height: numbers[3])
        }
    }

    private func span(_ json: JSONValue) -> SpanLabels.Span? {
        guard let name = json["label"]?.string, let start = json["start"]?.integer, let end = json["end"]?.integer else {
            return nil
        }
        return SpanLabels.Span(label: name, start: start, end: end, confidence: json["confidence"]?.double)
    }

    private func colour(_ json: JSONValue, _ target: inout ImportTarget) -> MaskLabel.Colour? {
        guard let name = json["label"]?.string, let hex = json["color"]?.string else { return nil }
        return MaskLabel.Colour(
            label: label(name, id: json["class_id"]?.integer, confidence: json["confidence"]?.double, &target), hex: hex)
    }
}
