import Foundation

/// Says of a row what the nearest of the remembered rows are: each counts the less the further away it is, down to nothing at
/// the distance of the first that is not among them (Samworth 2012 has the reason to weigh).
struct NeighborsModel: FittedModel, Equatable {
    static let kind = "neighbors"
    /// So many rows are compared with all remembered ones at once.
    private static let rowsAtOnce = 256
    /// What is known without any neighbour counts as so many at no distance.
    private static let priorWeight: Float = 0.5

    let rows: Matrix
    /// Of each row its class as a number, or its number.
    let values: [Float]
    /// The shares of the classes, or the mean.
    let prior: [Float]
    let neighbors: Int

    init(rows: Matrix, values: [Float], prior: [Float], neighbors: Int) {
        self.rows = rows
        self.values = values
        self.prior = prior
        self.neighbors = neighbors
    }

    func predict(_ features: Features) -> Matrix {
        let matrix = features.table.matrix
        var result: [Float] = []
        result.reserveCapacity(matrix.rows * prior.count)
        for first in stride(from: 0, to: matrix.rows, by: Self.rowsAtOnce) {
            let block = Array(first..<min(first + Self.rowsAtOnce, matrix.rows))
            let distances = matrix.selecting(rows: block).squaredDistances(to: rows)
            for row in block.indices { result += prediction(distances.row(row)) }
        }
        return Matrix(rows: matrix.rows, columns: prior.count, values: result)
    }

    /// - Parameter distances: squared, to every remembered row.
    private func prediction(_ distances: ArraySlice<Float>) -> [Float] {
        var nearest = NearestRows(count: neighbors + 1)
        for (row, distance) in distances.enumerated() { nearest.offer(row, distance: distance) }
        let reach = max(nearest.all.last?.distance ?? 0, .leastNormalMagnitude)
        let counted = nearest.all.count > neighbors ? nearest.all.dropLast() : nearest.all[...]
        var sums = prior.map { $0 * Self.priorWeight }
        var total = Self.priorWeight
        for (row, distance) in counted {
            // Rows that are all equally far away count alike.
            let weight = max(1 - (distance / reach).squareRoot(), 1e-3)
            total += weight
            if prior.count > 1 { sums[Int(values[row])] += weight } else { sums[0] += weight * values[row] }
        }
        return sums.map { $0 / total }
    }

    var predictionCost: Double { Double(rows.rows) * (3 + 0.1 * Double(rows.columns)) }

    func write(to writer: inout ByteWriter) {
        writer.write(rows)
        writer.write(values)
        writer.write(prior)
        writer.write(neighbors)
    }

    init(from reader: inout ByteReader) throws(ArtifactError) {
        rows = try reader.readMatrix()
        values = try reader.readArray(of: Float.self)
        prior = try reader.readArray(of: Float.self)
        neighbors = try reader.readInt()
        let (classes, values) = (prior.count, values)
        guard neighbors > 0, classes > 0, values.count == rows.rows,
            classes == 1 || values.allSatisfy({ $0 >= 0 && $0 < Float(classes) })
        else { throw reader.corrupted("holds neighbours of the wrong number") }
    }
}
