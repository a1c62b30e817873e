import Foundation
import Manifests

/// Reads COCO's object detection format. Annotations are walked through one at a time, so memory holds the file and its
/// boxes.
struct COCOImport {
    let request: ImportRequest

    private var path: String { request.input.path }

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        let bytes = try ImportRequest.bytes(file)
        let parts = try arrays(of: bytes)
        for range in parts["categories"] ?? [] {
            let category = try element(bytes, range)
            guard let id = category["id"]?.integer, let name = category["name"]?.string else {
                throw .malformed(path: path, reason: "a category must have 'id', a whole number, and 'name'")
            }
            target.name(id, name)
        }
        let boxes = try boxes(bytes, parts["annotations"] ?? [], &target)
        for (index, range) in (parts["images"] ?? []).enumerated() {
            try addImage(try element(bytes, range), line: index + 1, boxes: boxes, to: &target)
        }
    }

    /// The file itself, or the one that an export leaves in a folder.
    private var file: URL {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: request.input.path, isDirectory: &isFolder)
        return exists && isFolder.boolValue ? request.input.appending(path: COCOExport.fileName) : request.input
    }

    private func arrays(of bytes: [UInt8]) throws(DatasetFormatError) -> [String: [Range<Int>]] {
        do {
            let scan = try JSONObjectScan(bytes)
            var arrays: [String: [Range<Int>]] = [:]
            for member in scan.members {
                let key = scan.key(of: member)
                guard ["images", "annotations", "categories"].contains(key) else { continue }
                arrays[key] = try JSONArrayScan(bytes, in: member.value).elements
            }
            guard arrays["images"] != nil else {
                throw DatasetFormatError.malformed(path: path, reason: "there is no 'images', an array of objects")
            }
            return arrays
        } catch let error as JSONSyntaxError {
            throw .malformed(path: path, reason: "it is not JSON: \(error)")
        } catch let error as DatasetFormatError {
            throw error
        } catch { throw .malformed(path: path, reason: "\(error)") }
    }

    private func element(_ bytes: [UInt8], _ range: Range<Int>) throws(DatasetFormatError) -> JSONValue {
        do { return try JSONValue(parsing: Array(bytes[range])) } catch {
            throw .malformed(path: path, reason: "it is not JSON: \(error)")
        }
    }

    private func boxes(
        _ bytes: [UInt8], _ ranges: [Range<Int>], _ target: inout ImportTarget
    ) throws(DatasetFormatError) -> [JSONValue: [BoxLabels.Box]] {
        var boxes: [JSONValue: [BoxLabels.Box]] = [:]
        for (index, range) in ranges.enumerated() {
            let annotation = try element(bytes, range)
            guard let image = annotation["image_id"], let id = annotation["category_id"]?.integer,
                let numbers = annotation["bbox"]?.array?.compactMap(\.double), numbers.count == 4
            else {
                target.leaveOutPart(.malformedLabel, line: index + 1)
                continue
            }
            guard annotation["iscrowd"]?.integer != 1 else {
                target.leaveOutPart(.unsupported("a crowd region"), line: index + 1)
                continue
            }
            guard numbers[2] > 0, numbers[3] > 0 else {
                target.leaveOutPart(.badBox, line: index + 1)
                continue
            }
            if !(annotation["segmentation"]?.array?.isEmpty ?? true) {
                target.leaveOutPart(.unsupported("the outline of a box's object"), line: index + 1)
            }
            let label = ClassLabel(id: id, name: target.name(of: id), confidence: annotation["score"]?.double)
            boxes[image, default: []].append(
                BoxLabels.Box(label: label, left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3]))
        }
        return boxes
    }

    private func addImage(
        _ image: JSONValue, line: Int, boxes: [JSONValue: [BoxLabels.Box]], to target: inout ImportTarget
    ) throws(DatasetFormatError) {
        guard let id = image["id"], let name = image["file_name"]?.string else {
            target.leaveOut(.noSource, line: line)
            return
        }
        guard let width = image["width"]?.integer, let height = image["height"]?.integer, width > 0, height > 0 else {
            target.leaveOut(.noImageSize, line: line)
            return
        }
        let place = try request.place(of: name, said: image["coco_url"]?.string)
        let inside = (boxes[id] ?? []).filter { box in
            let isInside = box.left < Double(width) && box.top < Double(height) && box.left + box.width > 0 && box.top + box.height > 0
            if !isInside { target.leaveOutPart(.badBox, line: line) }
            return isInside
        }
        let labels = BoxLabels(width: width, height: height, depth: image["depth"]?.integer ?? 3, boxes: inside)
        try target.add(
            DatasetRecord(
                line: line, source: .file(place), label: .boxes(labels),
                createdAt: image["date_captured"]?.string))
    }
}
