extension FeatureColumn {
    /// The values for trees: a number or a code a row, NaN where it is missing.
    func treeValues(_ column: Column) -> [Float] {
        switch encoder {
        case .number(let encoder): column.parsedNumbers.map(encoder.treeValue)
        case .date(let part, let encoder): column.parsedNumbers.map { encoder.treeValue(part.value($0)) }
        case .category(let encoder): column.classNames.map { encoder.code($0).map { Float($0) } ?? .nan }
        case .text, .image: []
        }
    }

    /// Fills `denseColumns` columns of a matrix of zeros, from `start` on.
    func fillDense(_ column: Column, in matrix: inout Matrix, from start: Int) {
        switch encoder {
        case .text: break
        case .image(let encoder):
            for (row, values) in encoder.rows(column.strings ?? []).enumerated() {
                for (index, value) in values.enumerated() { matrix[row, start + index] = value }
            }
        case .number(let encoder): Self.fill(encoder, column.parsedNumbers, &matrix, start)
        case .date(let part, let encoder): Self.fill(encoder, column.parsedNumbers.map(part.value), &matrix, start)
        case .category(let encoder):
            let (names, width, count) = (column.classNames, matrix.columns, denseColumns)
            matrix.values.withUnsafeMutableBufferPointer { values in
                for (row, name) in names.enumerated() {
                    let first = row * width + start
                    encoder.setIndicator(of: name, in: UnsafeMutableBufferPointer(rebasing: values[first..<first + count]))
                }
            }
        }
    }

    private static func fill(_ encoder: NumberEncoder, _ numbers: [Double], _ matrix: inout Matrix, _ start: Int) {
        for (row, number) in numbers.enumerated() {
            matrix[row, start] = encoder.denseValue(number)
            if encoder.hasMissing { matrix[row, start + 1] = number.isFinite ? 0 : 1 }
        }
    }
}
