import COpenBLAS

/// Orders objects such that each next one is the farthest from those before it: any first part of them is spread over all.
///
/// Sources: Gonzalez, "Clustering to minimize the maximum intercluster distance", 1985; to pick what people label, Sener and
/// Savarese, "Active learning for convolutional neural networks: a core-set approach", ICLR 2018.
enum FarthestFirst {
    /// The places of the first `count` rows, starting with row 0. Distances are Euclidean.
    static func order(_ rows: Matrix, count: Int) -> [Int] {
        guard rows.rows > 0, count > 0 else { return [] }
        let lengths = (0..<rows.rows).map { row in rows.row(row).reduce(Float(0)) { $0 + $1 * $1 } }
        var nearest = [Float](repeating: .infinity, count: rows.rows)
        var products = [Float](repeating: 0, count: rows.rows)
        var order = [0]
        while order.count < min(count, rows.rows) {
            let last = order[order.count - 1]
            nearest[last] = -.infinity
            cblas_sgemv(
                CblasRowMajor, CblasNoTrans, blasint(rows.rows), blasint(rows.columns), 1, rows.values, blasint(rows.columns),
                Array(rows.row(last)), 1, 0, &products, 1)
            var farthest = last
            for row in nearest.indices where nearest[row] != -.infinity {
                nearest[row] = min(nearest[row], max(0, lengths[row] + lengths[last] - 2 * products[row]))
                if nearest[row] > nearest[farthest] { farthest = row }
            }
            order.append(farthest)
        }
        return order
    }
}
