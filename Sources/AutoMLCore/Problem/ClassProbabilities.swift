/// The probability of each class for each row. A row's probabilities add up to 1.
package struct ClassProbabilities: Sendable, Equatable {
    /// The classes, in the order of the columns. Of two classes the second is the positive one (09/AML-111).
    package let classes: [String]
    /// Row after row, `classes.count` values a row, each in 0...1.
    package var values: [Float]
    /// What a class's probability is multiplied by before the highest is taken; empty for 1. A metric such as F1 is best
    /// served by other decisions than the most probable class.
    package var decisionWeights: [Float]

    package init(classes: [String], values: [Float], decisionWeights: [Float] = []) {
        precondition(!classes.isEmpty && values.count % classes.count == 0)
        precondition(decisionWeights.isEmpty || decisionWeights.count == classes.count)
        self.classes = classes
        self.values = values
        self.decisionWeights = decisionWeights
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

    /// The class that is decided for in a row: of highest probability times weight, the first of equals.
    package func best(_ row: Int) -> Int {
        let start = row * classes.count
        var (best, highest) = (0, -Float.infinity)
        for index in classes.indices {
            let value = values[start + index] * (decisionWeights.isEmpty ? 1 : decisionWeights[index])
            if value > highest { (best, highest) = (index, value) }
        }
        return best
    }
}
