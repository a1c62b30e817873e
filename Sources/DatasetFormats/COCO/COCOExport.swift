import Manifests

/// COCO's object detection format: one JSON file of images, annotations and categories
/// (https://cocodataset.org/#format-data). Boxes are `[x, y, width, height]`; `score` is the label's confidence; a
/// category's id is the class id, so that coming back changes nothing.
struct COCOExport: ExportWriter {
    static let fileName = "annotations.json"
    private static let images = ".images.part"
    private static let annotations = ".annotations.part"
    private static let whole = ".annotations.json.part"

    private var imageCount = 0
    private var annotationCount = 0

    var marks: [String: Int] {
        get { ["images": imageCount, "annotations": annotationCount] }
        set {
            imageCount = newValue["images"] ?? 0
            annotationCount = newValue["annotations"] ?? 0
        }
    }

    func filePlace(of name: RecordName) -> String? { "images/\(name.path)" }

    mutating func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        guard case .boxes(let labels) = record.label else { return [] }
        imageCount += 1
        try folder.append(
            Self.separated(image(record, labels, name), first: imageCount == 1), to: Self.images)
        for box in labels.boxes {
            annotationCount += 1
            try folder.append(Self.separated(annotation(box), first: annotationCount == 1), to: Self.annotations)
        }
        return []
    }

    mutating func finish(_ folder: inout ExportFolder, summary: ExportSummary) throws {
        let categories = summary.classes.sorted { $0.key < $1.key }.map { id, name in
            JSONValue.object([.init("id", .integer(id)), .init("name", .string(name)), .init("supercategory", .string(""))])
        }
        let info = JSONValue.object([.init("description", .string(summary.source)), .init("version", .string("1.0"))])
        try folder.open(Self.whole)
        try folder.append("{\"info\":\(info),\"licenses\":[],\"images\":[\n", to: Self.whole)
        try folder.move(Self.images, behind: Self.whole)
        try folder.append("\n],\"annotations\":[\n", to: Self.whole)
        try folder.move(Self.annotations, behind: Self.whole)
        try folder.append("\n],\"categories\":\(JSONValue.array(categories))}\n", to: Self.whole)
        try folder.finish(Self.whole, as: Self.fileName)
    }

    private static func separated(_ json: JSONValue, first: Bool) -> String { (first ? "" : ",\n") + json.description }

    private func image(_ record: DatasetRecord, _ labels: BoxLabels, _ name: RecordName) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .integer(imageCount)), .init("file_name", .string(name.path)),
            .init("width", .integer(labels.width)), .init("height", .integer(labels.height)),
            .init("depth", .integer(labels.depth)),
        ]
        if case .file(let file) = record.source { members.append(.init("coco_url", .string(file))) }
        if let createdAt = record.createdAt { members.append(.init("date_captured", .string(createdAt))) }
        return .object(members)
    }

    private func annotation(_ box: BoxLabels.Box) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .integer(annotationCount)), .init("image_id", .integer(imageCount)),
            .init("category_id", .integer(box.label.id)),
            .init("bbox", .array([box.left, box.top, box.width, box.height].map(JSONValue.decimal))),
            .init("area", .decimal(box.width * box.height)), .init("iscrowd", .integer(0)),
            .init("segmentation", .array([])),
        ]
        if let confidence = box.label.confidence { members.append(.init("score", .decimal(confidence))) }
        return .object(members)
    }
}
