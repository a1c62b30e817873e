/// Linear equations of a few unknowns.
enum LinearSystem {
    /// Solves a positive definite system by elimination.
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let count = rows.count
        for pivot in 0..<count {
            for row in pivot + 1..<count {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] }
            }
        }
        var solution = Array(repeating: 0.0, count: count)
        for row in (0..<count).reversed() {
            let known = (row + 1..<count).map { rows[row][$0] * solution[$0] }.reduce(0, +)
            solution[row] = (rows[row][count] - known) / rows[row][row]
        }
        return solution
    }
}
