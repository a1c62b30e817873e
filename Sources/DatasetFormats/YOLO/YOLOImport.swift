import Foundation
import TaskTypes
import Yams

/// Reads Ultralytics' YOLO format. Where images lie and how large they are comes from `sources.csv` of our own exports, else
/// from the images themselves.
struct YOLOImport {
    let request: ImportRequest

    /// What an image is called and how large it is.
    private struct Image {
        let name: String
        let source: String?
        let width: Int
        let height: Int
        let depth: Int
    }

    func read(into target: inout ImportTarget) throws(DatasetFormatError) {
        for (number, name) in try names() { target.name(number, name) }
        let folder = request.input.appending(path: "labels")
        let images = try sources()
        for (index, path) in ImportRequest.files(in: folder, named: "txt").enumerated() {
            let stem = String(path.dropLast(".txt".count))
            guard let image = images[stem] ?? image(stem) else {
                target.leaveOut(.noImageSize, line: index + 1)
                continue
            }
            let text = try ImportRequest.text(folder.appending(path: path))
            var boxes: [BoxLabels.Box] = []
            for line in text.split(whereSeparator: \.isNewline) {
                do { boxes.append(try box(line, image, &target)) } catch { target.leaveOutPart(error, line: index + 1) }
            }
            try target.add(
                DatasetRecord(
                    line: index + 1, source: .file(try request.place(of: image.name, said: image.source)),
                    label: .boxes(BoxLabels(width: image.width, height: image.height, depth: image.depth, boxes: boxes))))
        }
    }

    private func names() throws(DatasetFormatError) -> [(Int, String)] {
        let file = request.input.appending(path: "data.yaml")
        let text = try ImportRequest.text(file)
        let yaml: Node?
        do { yaml = try Yams.compose(yaml: text) } catch { throw .malformed(path: file.path, reason: "it is not YAML: \(error)") }
        if let list = yaml?["names"]?.sequence { return list.enumerated().map { ($0, $1.string ?? "") } }
        guard let map = yaml?["names"]?.mapping else {
            throw .malformed(path: file.path, reason: "there is no 'names', a list of classes")
        }
        return map.compactMap { key, value in key.int.map { ($0, value.string ?? "") } }.sorted { $0.0 < $1.0 }
    }

    private func sources() throws(DatasetFormatError) -> [String: Image] {
        let file = request.input.appending(path: YOLOExport.sources)
        guard FileManager.default.fileExists(atPath: file.path) else { return [:] }
        guard let rows = CSVLine.rows(try ImportRequest.text(file)) else {
            throw .malformed(path: file.path, reason: "a quotation mark is not closed")
        }
        var images: [String: Image] = [:]
        for row in rows where row.count == 5 {
            guard let width = Int(row[2]), let height = Int(row[3]), let depth = Int(row[4]) else { continue }
            let stem = URL(filePath: row[0]).deletingPathExtension().relativePath
            images[stem] = Image(name: row[0], source: row[1], width: width, height: height, depth: depth)
        }
        return images
    }

    private func image(_ stem: String) -> Image? {
        let folder = request.images ?? request.input.appending(path: "images")
        for fileExtension in ["jpg", "jpeg", "png", "JPG", "JPEG", "PNG"] {
            let name = "\(stem).\(fileExtension)"
            guard let handle = try? FileHandle(forReadingFrom: folder.appending(path: name)) else { continue }
            defer { try? handle.close() }
            guard let start = try? handle.read(upToCount: ImageHeader.usualBytes), let header = try? ImageHeader([UInt8](start))
            else { continue }
            return Image(name: name, source: nil, width: header.width, height: header.height, depth: 3)
        }
        return nil
    }

    private func box(_ line: Substring, _ image: Image, _ target: inout ImportTarget) throws(LeftOut) -> BoxLabels.Box {
        let numbers = line.split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 5 || numbers.count == 6, let id = Int(exactly: numbers[0]) else {
            throw numbers.count > 6 ? .unsupported("an outline") : .malformedLabel
        }
        guard numbers[3] > 0, numbers[4] > 0 else { throw .badBox }
        let width = pixels(numbers[3], image.width)
        let height = pixels(numbers[4], image.height)
        return BoxLabels.Box(
            label: ClassLabel(id: id, name: target.name(of: id), confidence: numbers.count == 6 ? numbers[5] : nil),
            left: pixels(numbers[1] - numbers[3] / 2, image.width), top: pixels(numbers[2] - numbers[4] / 2, image.height),
            width: width, height: height)
    }

    /// Ten digits of a share tell a thousandth of a pixel: what is nearly one is that one.
    private func pixels(_ share: Double, _ size: Int) -> Double {
        let exact = share * Double(size)
        let thousandths = (exact * 1_000).rounded() / 1_000
        return abs(exact - thousandths) < 1e-5 ? thousandths : exact
    }
}
