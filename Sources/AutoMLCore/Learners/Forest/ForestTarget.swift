/// What a forest learns, one number a row.
struct ForestTarget: Sendable {
    /// The number of classes; 1 for regression.
    let outputs: Int
    let classes: [Int32]
    let numbers: [Float]

    init(_ target: Target) {
        outputs = target.outputCount
        switch target {
        case .classes(let indexes, _):
            classes = indexes.map { Int32($0) }
            numbers = []
        case .numbers(let values):
            classes = []
            numbers = values.map { Float($0) }
        }
    }

    func add(_ row: Int32, to sums: inout [Float]) {
        if outputs > 1 {
            sums[Int(classes[Int(row)])] += 1
        } else {
            sums[0] += numbers[Int(row)]
        }
    }

    /// The sums over rows: how many there are of each class, or their numbers.
    func sums(_ rows: ArraySlice<Int32>) -> [Float] {
        var sums = [Float](repeating: 0, count: outputs)
        for row in rows { add(row, to: &sums) }
        return sums
    }

    /// Whether all rows are of one class or number.
    func isPure(_ rows: ArraySlice<Int32>) -> Bool {
        guard let first = rows.first.map(Int.init) else { return true }
        return outputs > 1
            ? rows.allSatisfy { classes[Int($0)] == classes[first] } : rows.allSatisfy { numbers[Int($0)] == numbers[first] }
    }
}
