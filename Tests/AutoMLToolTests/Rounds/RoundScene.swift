import AutoMLCore
import Foundation

/// A folder of a round with pictures of 48×32: a white square of 12 pixels on black, at a random place.
struct RoundScene {
    let root = FileManager.default.temporaryDirectory.appending(path: "round-\(UUID().uuidString)")
    let places: [(x: Int, y: Int)]

    static let width = 48
    static let height = 32
    static let square = 12

    init(task: String, count: Int, seconds: Int) throws {
        var random = SeededGenerator(seed: 4)
        places = (0..<count).map { _ in
            (.random(in: 0...Self.width - Self.square, using: &random), .random(in: 0...Self.height - Self.square, using: &random))
        }
        try FileManager.default.createDirectory(at: root.appending(path: "input"), withIntermediateDirectories: true)
        try write(
            #"{"task":"\#(task)","classes":["square"],"folds":3,"seed":1,"timeLimitSeconds":\#(seconds)}"#, "input/round.json")
        for index in 0..<count {
            let mask = mask(index)
            let picture = ClassMask(width: mask.width, height: mask.height, values: mask.values.map { $0 * 230 })
            try Data(try picture.png()).write(to: file(index))
            try Data(try mask.png()).write(to: maskFile(index))
        }
    }

    func file(_ index: Int) -> URL { root.appending(path: "input/\(index).png") }
    func maskFile(_ index: Int) -> URL { root.appending(path: "input/\(index)-mask.png") }

    func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: root.appending(path: path))
    }

    /// Writes the objects: `label` is the JSON of a label.
    func writeObjects(label: (Int) -> String?) throws {
        let lines = places.indices.map { index in
            let label = label(index).map { #","label":\#($0),"validation":\#(index % 2 == 0)"# } ?? ""
            return #"{"id":\#(index),"image":"\#(file(index).path)","fold":\#(index % 3)\#(label)}"#
        }
        try write(lines.joined(separator: "\n"), "input/objects.jsonl")
    }

    func predictions() throws -> [[String: Any]] {
        let text = try String(contentsOf: root.appending(path: "output/data/predictions.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }

    private func mask(_ index: Int) -> ClassMask {
        let place = places[index]
        let values = (0..<Self.width * Self.height).map { pixel -> UInt8 in
            let x = pixel % Self.width - place.x
            let y = pixel / Self.width - place.y
            return (0..<Self.square).contains(x) && (0..<Self.square).contains(y) ? 1 : 0
        }
        return ClassMask(width: Self.width, height: Self.height, values: values)
    }
}
