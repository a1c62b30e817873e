/// The probability of each class for each row. A row's probabilities add up to 1.
package struct ClassProbabilities: Sendable, Equatable {
    /// The classes, in the order of the columns. Of two classes the second is the positive one (09/AML-111).
    package let classes: [String]
    /// Row after row, `classes.count` values a row, each in 0...1.
    package var values: [Float]

    package init(classes: [String], values: [Float]) {
        precondition(!classes.isEmpty && values.count % classes.count == 0)
        self.classes = classes
        self.values = values
    }

    package var rowCount: Int { values.count / classes.count }

    package subscript(row: Int, index: Int) -> Float {
        get { values[row * classes.count + index] }
        set { values[row * classes.count + index] = newValue }
    }

    /// The probabilities of one row.
    package func row(_ row: Int) -> ArraySlice<Float> {
        values[row * classes.count..<(row + 1) * classes.count]
    }

    /// The class of highest probability in a row: the first of equals.
    package func best(_ row: Int) -> Int {
        let values = row * classes.count..<(row + 1) * classes.count
        return (values.max { (self.values[$0], $1) < (self.values[$1], $0) } ?? values.lowerBound) - values.lowerBound
    }
}
