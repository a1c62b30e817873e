import AutoMLCore
import Foundation

/// Files of pictures whose classes differ only in the colour of a noisy square, the same in shape and brightness.
final class ColorPictures {
    let folder = FileManager.default.temporaryDirectory.appending(path: "colors-\(UUID().uuidString)")
    let labels: [Int]
    var paths: [String] { labels.indices.map { folder.appending(path: "\($0).png").path } }

    static let side = 16
    /// Colours of the same brightness.
    static let colors: [[Double]] = [[150, 75, 75], [75, 150, 75], [75, 75, 150]]

    init(count: Int, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        labels = (0..<count).map { $0 % Self.colors.count }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (path, label) in zip(paths, labels) {
            let (left, top) = (Int.random(in: 0..<8, using: &random), Int.random(in: 0..<8, using: &random))
            var pixels: [UInt8] = []
            for place in 0..<Self.side * Self.side {
                let inside = (left..<left + 8).contains(place % Self.side) && (top..<top + 8).contains(place / Self.side)
                let noise = 20 * random.normal()
                for channel in 0..<3 {
                    pixels.append(UInt8(min(max((inside ? Self.colors[label][channel] : 100) + noise, 0), 255)))
                }
            }
            try PNGFile.rgb(width: Self.side, height: Self.side, pixels: pixels).write(to: URL(filePath: path))
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// With the column `class`, the colour's name.
    var table: Table {
        Table(columns: [
            Column(name: "picture", kind: .image, values: .strings(paths)),
            Column(name: "class", kind: .categorical, values: .strings(labels.map { ["red", "green", "blue"][$0] })),
        ])
    }
}
