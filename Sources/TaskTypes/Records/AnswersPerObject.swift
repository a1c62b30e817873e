/// How many workers have annotated each object: none makes no label, and one makes a label without confidence
/// (05/WRK-5, CONF-2).
struct AnswersPerObject: Sendable, Hashable {
    private var counts: [Int32] = []

    mutating func add(_ object: Int) {
        if object >= counts.count {
            counts.append(contentsOf: repeatElement(0, count: object + 1 - counts.count))
        }
        counts[object] += 1
    }

    subscript(object: Int) -> Int { object < counts.count ? Int(counts[object]) : 0 }
}
