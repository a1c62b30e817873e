import CTrees

/// Rows as `CTrees` reads them: in blocks of 16, column by column. Of each feature there are two columns: one whose missing
/// values go left, one whose missing values go right.
struct TreeRows {
    static let lanes = Int(TREES_LANES)
    /// Larger values are no codes of categories.
    private static let mostCodes: Float = 0x1p24

    let blocks: Int
    let columns: Int
    private let numbers: [Float]
    /// The same as codes of categories; empty if no tree asks for them.
    private let codes: [Int32]

    /// The column of a feature.
    static func column(feature: Int, missingGoesLeft: Bool) -> UInt32 { UInt32(2 * feature + (missingGoesLeft ? 0 : 1)) }

    init(_ matrix: Matrix, rows: Range<Int>, withCodes: Bool) {
        let atOnce = Self.lanes * Int(TREES_BLOCKS_AT_ONCE)
        blocks = (rows.count + atOnce - 1) / atOnce * Int(TREES_BLOCKS_AT_ONCE)
        // Leaves look at the first column, for nothing.
        let columns = 2 * max(matrix.columns, 1)
        self.columns = columns
        var numbers = [Float](repeating: 0, count: blocks * columns * Self.lanes)
        numbers.withUnsafeMutableBufferPointer { numbers in
            matrix.values.withUnsafeBufferPointer { values in
                for position in 0..<rows.count {
                    let (block, lane) = position.quotientAndRemainder(dividingBy: Self.lanes)
                    let (source, target) = ((rows.lowerBound + position) * matrix.columns, block * columns * Self.lanes + lane)
                    for feature in 0..<matrix.columns {
                        let value = values[source + feature]
                        numbers[target + 2 * feature * Self.lanes] = value
                        numbers[target + (2 * feature + 1) * Self.lanes] = value.isNaN ? .infinity : value
                    }
                }
            }
        }
        self.numbers = numbers
        codes = withCodes ? numbers.map(Self.code) : []
    }

    /// Infinity stands for what is missing where that goes right.
    private static func code(_ value: Float) -> Int32 {
        if value == .infinity { return TREES_CODE_IN_ALL }
        return value >= 0 && value < mostCodes ? Int32(value) : TREES_CODE_IN_NONE
    }

    func withPointers(_ body: (trees_rows) -> Void) {
        numbers.withUnsafeBufferPointer { numbers in
            codes.withUnsafeBufferPointer { codes in
                body(
                    trees_rows(
                        numbers: numbers.baseAddress, codes: codes.isEmpty ? nil : codes.baseAddress, columns: columns, blocks: blocks))
            }
        }
    }
}
