/// Everybody's answers to the objects of a single-label job, as flat parallel arrays.
///
/// Objects, workers and classes are small whole numbers given by the caller. Objects without an answer cost nothing
/// but their place. One worker has at most one answer to an object.
package struct ClassAnswers: Sendable {
    /// The number of classes; every answer is below it.
    package let classCount: Int
    /// One more than the highest object number seen.
    package private(set) var objectCount = 0
    /// One more than the highest worker number seen.
    package private(set) var workerCount = 0

    private(set) var objects: [Int32] = []
    private(set) var workers: [Int32] = []
    private(set) var classes: [Int32] = []

    package init(classCount: Int) {
        self.classCount = classCount
    }

    /// The number of answers.
    package var count: Int { objects.count }

    /// How many answers each worker gave, by worker number.
    package var answersPerWorker: [Int] {
        var counts = [Int](repeating: 0, count: workerCount)
        for worker in workers { counts[Int(worker)] += 1 }
        return counts
    }

    /// Adds that `worker` chose `classIndex` for `object`.
    package mutating func append(object: Int, worker: Int, classIndex: Int) {
        precondition(object >= 0 && worker >= 0 && classIndex >= 0 && classIndex < classCount)
        objects.append(Int32(object))
        workers.append(Int32(worker))
        classes.append(Int32(classIndex))
        objectCount = max(objectCount, object + 1)
        workerCount = max(workerCount, worker + 1)
    }
}
