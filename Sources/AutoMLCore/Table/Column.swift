/// One column of a table.
package struct Column: Sendable, Equatable {
    package let name: String
    package let kind: ColumnKind
    package let values: Values

    /// The values of a column, by how they are held.
    package enum Values: Sendable, Equatable {
        /// Numbers, and dates as seconds since 1970-01-01T00:00Z; NaN where the value is missing.
        case numbers([Double])
        /// Categories and texts, and images as paths of files; nil where the value is missing.
        case strings([String?])
    }

    package init(name: String, kind: ColumnKind, values: Values) {
        self.name = name
        self.kind = kind
        self.values = values
    }

    package var count: Int {
        switch values {
        case .numbers(let numbers): numbers.count
        case .strings(let strings): strings.count
        }
    }

    /// The values as strings, if they are held so.
    package var strings: [String?]? {
        guard case .strings(let strings) = values else { return nil }
        return strings
    }

    /// The values as numbers, if they are held so.
    package var numbers: [Double]? {
        guard case .numbers(let numbers) = values else { return nil }
        return numbers
    }

    func selecting(rows: [Int]) -> Column {
        switch values {
        case .numbers(let numbers): Column(name: name, kind: kind, values: .numbers(rows.map { numbers[$0] }))
        case .strings(let strings): Column(name: name, kind: kind, values: .strings(rows.map { strings[$0] }))
        }
    }
}
