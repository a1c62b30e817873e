/// The filters of PNG rows whose pixels are at most a byte wide.
enum PNGFilter {
    /// Takes the filters off `rows`, each a filter type and `rowBytes` bytes. False when a type is unknown.
    static func undo(_ rows: inout [UInt8], rowBytes: Int) -> Bool {
        let stride = rowBytes + 1
        for start in Swift.stride(from: 0, to: rows.count, by: stride) {
            let type = rows[start]
            guard type <= 4 else { return false }
            guard type > 0 else { continue }
            for index in start + 1..<start + stride {
                let left = index > start + 1 ? Int(rows[index - 1]) : 0
                let up = start > 0 ? Int(rows[index - stride]) : 0
                let corner = index > start + 1 && start > 0 ? Int(rows[index - stride - 1]) : 0
                let predicted =
                    switch type {
                    case 1: left
                    case 2: up
                    case 3: (left + up) / 2
                    default: paeth(left, up, corner)
                    }
                rows[index] &+= UInt8(truncatingIfNeeded: predicted)
            }
        }
        return true
    }

    private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> Int {
        let estimate = left + up - corner
        let distances = (abs(estimate - left), abs(estimate - up), abs(estimate - corner))
        if distances.0 <= distances.1, distances.0 <= distances.2 { return left }
        return distances.1 <= distances.2 ? up : corner
    }
}
