import Foundation

/// Histograms of oriented gradients (Dalal & Triggs 2005): in cells, how much the picture changes in which direction; cells
/// are normalized in blocks of 2 × 2, values above 0.2 are cut off.
struct OrientedGradients: Sendable {
    let cell: Int

    private static let directions = 9
    private static let ceiling: Float = 0.2

    /// The features of a square picture whose side is a multiple of `cell`.
    func features(_ image: RGBImage) -> [Float] {
        let cells = image.width / cell
        let histogram = histogram(image, cells: cells)
        let size = OrientedGradients.directions
        var features: [Float] = []
        for row in 0..<cells - 1 {
            for column in 0..<cells - 1 {
                var block: [Float] = []
                for (down, right) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                    let start = ((row + down) * cells + column + right) * size
                    block.append(contentsOf: histogram[start..<start + size])
                }
                features.append(contentsOf: OrientedGradients.normalized(block))
            }
        }
        return features
    }

    private func histogram(_ image: RGBImage, cells: Int) -> [Float] {
        let side = image.width
        let size = OrientedGradients.directions
        var histogram = [Float](repeating: 0, count: cells * cells * size)
        for row in 0..<cells * cell {
            for column in 0..<cells * cell {
                let (magnitude, angle) = gradient(image, row, column, side)
                guard magnitude > 0 else { continue }
                let place = angle / Float.pi * Float(size) - 0.5
                let lower = Int(place.rounded(.down))
                let share = place - Float(lower)
                // Shared among the cells around the pixel, as among the directions: a shift by a pixel changes little.
                let down = (Float(row) + 0.5) / Float(cell) - 0.5
                let right = (Float(column) + 0.5) / Float(cell) - 0.5
                let top = Int(down.rounded(.down))
                let left = Int(right.rounded(.down))
                for (cellRow, rowShare) in [(top, 1 - (down - Float(top))), (top + 1, down - Float(top))]
                where cellRow >= 0 && cellRow < cells {
                    for (cellColumn, columnShare) in [(left, 1 - (right - Float(left))), (left + 1, right - Float(left))]
                    where cellColumn >= 0 && cellColumn < cells {
                        let start = (cellRow * cells + cellColumn) * size
                        let weight = magnitude * rowShare * columnShare
                        histogram[start + (lower + size) % size] += weight * (1 - share)
                        histogram[start + (lower + 1) % size] += weight * share
                    }
                }
            }
        }
        return histogram
    }

    /// The strongest change among the three colors: how strong, and in which direction, 0..<π.
    private func gradient(_ image: RGBImage, _ row: Int, _ column: Int, _ side: Int) -> (Float, Float) {
        let above = max(row - 1, 0)
        let below = min(row + 1, side - 1)
        let left = max(column - 1, 0)
        let right = min(column + 1, side - 1)
        var best: (square: Float, x: Float, y: Float) = (0, 0, 0)
        for channel in 0..<3 {
            let x = image.values[(row * side + right) * 3 + channel] - image.values[(row * side + left) * 3 + channel]
            let y = image.values[(below * side + column) * 3 + channel] - image.values[(above * side + column) * 3 + channel]
            let square = x * x + y * y
            if square > best.square { best = (square, x, y) }
        }
        var angle = atan2(best.y, best.x)
        if angle < 0 { angle += Float.pi }
        if angle >= Float.pi { angle -= Float.pi }
        return (best.square.squareRoot(), angle)
    }

    private static func normalized(_ block: [Float]) -> [Float] {
        let once = unit(block).map { min($0, ceiling) }
        return unit(once)
    }

    private static func unit(_ values: [Float]) -> [Float] {
        let length = (values.reduce(0) { $0 + $1 * $1 } + 1e-4).squareRoot()
        return values.map { $0 / length }
    }
}
