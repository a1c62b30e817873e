/// Rows that are there more than once (09/AML-126).
package struct DuplicateRows: Sendable, Equatable, Codable {
    /// Rows that are the same.
    package struct Group: Sendable, Equatable, Codable {
        /// The first of them, from 0.
        package let row: Int
        package let count: Int
    }

    private static let maxGroups = 10

    /// How many rows repeat an earlier one.
    package let count: Int
    package let share: Double
    /// The largest groups.
    package let groups: [Group]

    package init(_ table: Table) {
        // By hash: that two rows that differ share all 64 bits is not to be expected.
        var seen: [Int: (row: Int, count: Int)] = [:]
        for row in 0..<table.rowCount {
            var hasher = Hasher()
            for column in table.columns {
                switch column.values {
                case .numbers(let numbers): hasher.combine(numbers[row].isNaN ? nil : numbers[row])
                case .strings(let strings): hasher.combine(strings[row])
                }
            }
            seen[hasher.finalize(), default: (row, 0)].count += 1
        }
        let repeated = seen.values.filter { $0.count > 1 }
        count = repeated.reduce(0) { $0 + $1.count - 1 }
        share = table.rowCount > 0 ? Double(count) / Double(table.rowCount) : 0
        groups = repeated.sorted { ($1.count, $0.row) < ($0.count, $1.row) }.prefix(Self.maxGroups)
            .map { Group(row: $0.row, count: $0.count) }
    }
}
