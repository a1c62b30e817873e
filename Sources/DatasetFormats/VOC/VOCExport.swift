import AWSWire
import Manifests

/// Pascal VOC: `Annotations/<image>.xml`, the list of images in `ImageSets/Main/default.txt` (Everingham and others, "The
/// PASCAL Visual Object Classes Challenge 2012 Development Kit"). `xmax` and `ymax` are left and top plus width and height,
/// as today's readers take them. The class numbers stand in `classes.json`, the confidence in `confidence`.
struct VOCExport: ExportWriter {
    static let classes = "classes.json"
    static let list = "ImageSets/Main/default.txt"

    let needsUniqueStems = true

    func filePlace(of name: RecordName) -> String? { "JPEGImages/\(name.path)" }

    func write(_ record: DatasetRecord, named name: RecordName, to folder: inout ExportFolder) throws -> [LeftOut] {
        guard case .boxes(let labels) = record.label, case .file(let file) = record.source else { return [] }
        var xml = XMLWriter(declaration: true)
        xml.open("annotation")
        xml.element("folder", "JPEGImages")
        xml.element("filename", name.path)
        xml.element("path", file)
        xml.open("size")
        xml.element("width", String(labels.width))
        xml.element("height", String(labels.height))
        xml.element("depth", String(labels.depth))
        xml.close("size")
        xml.element("segmented", "0")
        for box in labels.boxes { write(box, to: &xml) }
        xml.close("annotation")
        try folder.write(Array((xml.text + "\n").utf8), to: "Annotations/\(name.stem).xml")
        try folder.append(name.stem + "\n", to: Self.list)
        return []
    }

    func finish(_ folder: inout ExportFolder, summary: ExportSummary) throws {
        try folder.write(Array(summary.classMap.description.utf8) + [UInt8(ascii: "\n")], to: Self.classes)
    }

    private func write(_ box: BoxLabels.Box, to xml: inout XMLWriter) {
        xml.open("object")
        xml.element("name", box.label.name)
        xml.element("pose", "Unspecified")
        xml.element("truncated", "0")
        xml.element("difficult", "0")
        if let confidence = box.label.confidence { xml.element("confidence", DecimalText.of(confidence)) }
        xml.open("bndbox")
        xml.element("xmin", DecimalText.of(box.left))
        xml.element("ymin", DecimalText.of(box.top))
        xml.element("xmax", DecimalText.of(box.left + box.width))
        xml.element("ymax", DecimalText.of(box.top + box.height))
        xml.close("bndbox")
        xml.close("object")
    }
}
