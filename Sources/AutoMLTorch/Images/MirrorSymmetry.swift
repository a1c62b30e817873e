/// Whether pictures look as if they might as well be mirrored, as those of animals do and those of digits or of right hands do not:
/// then mirror images are more pictures to learn from.
///
/// Looks for anything that tells pictures from their mirror images: a linear rule learnt on one half of the pictures should then
/// be right about the other half more often than a coin.
package enum MirrorSymmetry {
    private static let side = 32
    private static let mostPictures = 1000
    /// With fewer a rule would not be noticed.
    private static let leastPictures = 40
    private static let coin = 0.6
    private static let penalty = 0.1

    package static func isLikely(of images: ImageBatch) -> Bool {
        let stride = max(1, images.count / mostPictures)
        let rows = Swift.stride(from: 0, to: images.count, by: stride).map { signs(of: images, $0) }
        guard rows.count >= leastPictures else { return false }
        // Every second one, so that files sorted by class are in both halves.
        let halves = (0..<2).map { half in rows.indices.filter { $0 % 2 == half }.map { rows[$0] } }
        let shares = [accuracy(learnt: halves[0], tested: halves[1]), accuracy(learnt: halves[1], tested: halves[0])]
        return (shares[0] + shares[1]) / 2 < coin
    }

    /// How often the rule that the first pictures teach tells the others from their mirror images.
    private static func accuracy(learnt: [[Double]], tested: [[Double]]) -> Double {
        let columns = learnt[0].indices
        let count = Double(learnt.count)
        let scales = columns.map { column in max((learnt.map { $0[column] * $0[column] }.reduce(0, +) / count).squareRoot(), 1e-6) }
        let scaled = learnt.map { row in columns.map { row[$0] / scales[$0] } }
        let matrix = columns.map { row in
            columns.map { column in scaled.map { $0[row] * $0[column] }.reduce(row == column ? penalty * count : 0, +) }
        }
        let weights = LinearSystem.solve(matrix, columns.map { column in scaled.map { $0[column] }.reduce(0, +) })
        let right = tested.filter { row in columns.map { row[$0] / scales[$0] * weights[$0] }.reduce(0, +) > 0 }
        return Double(right.count) / Double(tested.count)
    }

    /// Numbers that change their sign when the picture is mirrored: how much lighter the left is, and which way edges lean.
    private static func signs(of images: ImageBatch, _ index: Int) -> [Double] {
        let grey = greySquare(of: images, index)
        let light = means(grey, cells: 8)
        let (lean, strength) = slants(grey)
        let leanCells = means(lean, cells: 4)
        let strengths = means(strength, cells: 4)
        var signs: [Double] = []
        for y in 0..<8 {
            for x in 0..<4 { signs.append(light[y * 8 + x] - light[y * 8 + 7 - x]) }
        }
        for y in 0..<4 {
            for x in 0..<2 {
                let left = y * 4 + x
                let right = y * 4 + 3 - x
                signs.append(leanCells[left] / (strengths[left] + 1e-3) + leanCells[right] / (strengths[right] + 1e-3))
            }
        }
        return signs
    }

    /// The mean of a picture's channels, at the nearest pixels of a square.
    private static func greySquare(of images: ImageBatch, _ index: Int) -> [Double] {
        let plane = images.height * images.width
        let start = index * images.channels * plane
        return (0..<side * side).map { place in
            let y = (2 * (place / side) + 1) * images.height / (2 * side)
            let x = (2 * (place % side) + 1) * images.width / (2 * side)
            let sum = (0..<images.channels).map { Double(images.values[start + $0 * plane + y * images.width + x]) }.reduce(0, +)
            return sum / Double(images.channels)
        }
    }

    /// The product of the slopes across and along, which tells falling from rising edges, and how steep these are.
    private static func slants(_ grey: [Double]) -> (lean: [Double], strength: [Double]) {
        var lean = [Double](repeating: 0, count: side * side)
        var strength = lean
        for y in 1..<side - 1 {
            for x in 1..<side - 1 {
                let place = y * side + x
                let across = grey[place + 1] - grey[place - 1]
                let along = grey[place + side] - grey[place - side]
                lean[place] = across * along
                strength[place] = across * across + along * along
            }
        }
        return (lean, strength)
    }

    private static func means(_ square: [Double], cells: Int) -> [Double] {
        let length = side / cells
        var result = [Double](repeating: 0, count: cells * cells)
        for place in square.indices {
            result[place / side / length * cells + place % side / length] += square[place] / Double(length * length)
        }
        return result
    }
}
