/// Features as small whole numbers, column after column: forests look for splits among few places.
struct BinnedTable: Sendable {
    /// The bin of missing values is 0, others follow by size.
    static let mostBins = 255

    let rows: Int
    let columns: Int
    /// The bin of (row, column) is `bins[column * rows + row]`.
    let bins: [UInt8]
    /// For each column the numbers between neighbouring bins: a value belongs to bin 1 + the number of edges up to it.
    let edges: [[Float]]

    init(_ matrix: Matrix) {
        rows = matrix.rows
        columns = matrix.columns
        let binned = Parallel.map(columns) { column -> (edges: [Float], bins: [UInt8]) in
            let values = (0..<matrix.rows).map { matrix[$0, column] }
            let edges = Self.edges(of: values)
            return (edges, values.map { value in value.isNaN ? 0 : UInt8(1 + edges.partitionIndex { $0 <= value }) })
        }
        edges = binned.map(\.edges)
        bins = binned.flatMap(\.bins)
    }

    /// Between all values if they are few, else at quantiles.
    private static func edges(of values: [Float]) -> [Float] {
        let sorted = values.filter { !$0.isNaN }.sorted()
        var distinct: [Float] = []
        for value in sorted where value != distinct.last { distinct.append(value) }
        guard distinct.count > mostBins - 1 else { return zip(distinct, distinct.dropFirst()).map { middle($0, $1) } }
        var edges: [Float] = []
        for index in 1..<(mostBins - 1) {
            let value = sorted[index * sorted.count / (mostBins - 1)]
            let place = distinct.partitionIndex { $0 < value }
            guard place > 0 else { continue }
            let edge = middle(distinct[place - 1], value)
            if edge != edges.last { edges.append(edge) }
        }
        return edges
    }

    /// Above the lower value, whatever rounding does.
    private static func middle(_ low: Float, _ high: Float) -> Float {
        let middle = low / 2 + high / 2
        return middle > low ? middle : high
    }

    /// The number below which values are in `bin` or a lower one.
    func threshold(column: Int, bin: Int) -> Float {
        bin == 0 ? -.infinity : edges[column][bin - 1]
    }
}
