import AWSWire
import Foundation
import Manifests

/// Reads Pascal VOC: every XML file below the folder. Class numbers come from `classes.json` where there is one, else from
/// the order in which names occur.
struct VOCImport {
    let request: ImportRequest

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        if let bytes = try? Data(contentsOf: request.input.appending(path: VOCExport.classes)),
            let map = try? JSONValue(parsing: [UInt8](bytes))
        {
            for member in map.members ?? [] {
                if let id = Int(member.key), let name = member.value.string { target.name(id, name) }
            }
        }
        for (index, path) in ImportRequest.files(in: request.input, named: "xml").enumerated() {
            try add(request.input.appending(path: path), line: index + 1, to: &target)
        }
    }

    private func add(_ file: URL, line: Int, to target: inout ImportTarget) throws(DatasetFormatError) {
        guard let root = try? XMLReader.read(ImportRequest.bytes(file)), root.name == "annotation" else {
            target.leaveOut(.malformedLabel, line: line)
            return
        }
        guard let name = text(root.child("filename")) else {
            target.leaveOut(.noSource, line: line)
            return
        }
        guard let size = root.child("size"), let width = number(size.child("width")), let height = number(size.child("height")),
            width > 0, height > 0
        else {
            target.leaveOut(.noImageSize, line: line)
            return
        }
        var boxes: [BoxLabels.Box] = []
        for object in root.children("object") {
            do { boxes.append(try box(object, &target)) } catch { target.leaveOutPart(error, line: line) }
        }
        let labels = BoxLabels(
            width: Int(width), height: Int(height), depth: number(size.child("depth")).map { Int($0) } ?? 3, boxes: boxes)
        try target.add(
            DatasetRecord(
                line: line, source: .file(try request.place(of: name, said: text(root.child("path")))), label: .boxes(labels)))
    }

    private func box(_ object: XMLElement, _ target: inout ImportTarget) throws(LeftOut) -> BoxLabels.Box {
        guard let name = text(object.child("name")), let corners = object.child("bndbox"),
            let left = number(corners.child("xmin")), let top = number(corners.child("ymin")),
            let right = number(corners.child("xmax")), let bottom = number(corners.child("ymax"))
        else { throw .malformedLabel }
        guard right > left, bottom > top else { throw .badBox }
        let label = ClassLabel(id: target.number(of: name), name: name, confidence: number(object.child("confidence")))
        return BoxLabels.Box(label: label, left: left, top: top, width: right - left, height: bottom - top)
    }

    private func text(_ element: XMLElement?) -> String? {
        let text = element?.text.trimmingCharacters(in: .whitespacesAndNewlines)
        return text?.isEmpty == false ? text : nil
    }

    private func number(_ element: XMLElement?) -> Double? {
        text(element).flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
    }
}
