/// Answers in the order of their objects, and of their workers within an object, however they were added: so that
/// sums come out the same to the last bit, and memory is walked through in order.
struct AnswersByObject: Sendable {
    /// The answers to `object` are at `starts[object]..<starts[object + 1]`.
    let starts: [Int]
    let workers: [Int32]
    let classes: [Int32]

    init(_ answers: ClassAnswers) {
        let byWorker = Self.sorted(Array(0..<Int32(answers.count)), by: answers.workers, keyCount: answers.workerCount)
        let order = Self.sorted(byWorker.order, by: answers.objects, keyCount: answers.objectCount)
        starts = order.starts
        workers = order.order.map { answers.workers[Int($0)] }
        classes = order.order.map { answers.classes[Int($0)] }
    }

    var objectCount: Int { starts.count - 1 }

    /// The places of the answers to `object`.
    func places(of object: Int) -> Range<Int> { starts[object]..<starts[object + 1] }

    var count: Int { workers.count }

    /// Calls `body` for every answer, in order, with its worker, its class and the row of `table` of its object;
    /// `table` has `width` numbers for each object.
    func withRows(
        of table: [Float], width: Int, _ body: (_ worker: Int, _ answer: Int, _ row: UnsafePointer<Float>) -> Void
    ) {
        precondition(table.count >= objectCount * width)
        table.withUnsafeBufferPointer { table in
            guard var row = table.baseAddress else { return }
            workers.withUnsafeBufferPointer { workers in
                classes.withUnsafeBufferPointer { classes in
                    for object in 0..<objectCount {
                        for place in places(of: object) { body(Int(workers[place]), Int(classes[place]), row) }
                        row += width
                    }
                }
            }
        }
    }

    /// Counting sort, which keeps the order of equals.
    private static func sorted(
        _ indices: [Int32], by keys: [Int32], keyCount: Int
    ) -> (order: [Int32], starts: [Int]) {
        var starts = [Int](repeating: 0, count: keyCount + 1)
        for key in keys { starts[Int(key) + 1] += 1 }
        for key in 0..<keyCount { starts[key + 1] += starts[key] }
        var next = starts
        var order = [Int32](repeating: 0, count: indices.count)
        for index in indices {
            let key = Int(keys[Int(index)])
            order[next[key]] = index
            next[key] += 1
        }
        return (order, starts)
    }
}
