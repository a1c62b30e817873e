import Foundation

/// Pictures as they are, in small squares: for networks.
package enum PicturePixels {
    package static let side = 32
    package static let channels = 3
    /// Numbers of a picture: a channel after the other, row by row, in 0...1.
    package static let count = channels * side * side

    /// A row a file; of one that is missing or no picture, zeros.
    static func matrix(_ paths: [String?]) -> Matrix {
        let rows = Parallel.map(paths.count) { index in
            let image = paths[index].flatMap { try? PixelImage.read(file: URL(filePath: $0), leastSide: side) }
            return image?.planes(width: side, height: side) ?? [Float](repeating: 0, count: count)
        }
        var values: [Float] = []
        values.reserveCapacity(rows.count * count)
        for row in rows { values.append(contentsOf: row) }
        return Matrix(rows: rows.count, columns: count, values: values)
    }
}
