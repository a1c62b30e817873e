/// Everybody's answers to the objects of a multi-label job: any number of classes each, also none.
///
/// Objects, workers and classes are small whole numbers given by the caller; a worker answers an object at most once.
package struct MultiLabelAnswers: Sendable {
    package let classCount: Int
    /// One more than the highest object number seen.
    package private(set) var objectCount = 0
    /// One more than the highest worker number seen.
    package private(set) var workerCount = 0

    private(set) var answers: [(object: Int32, worker: Int32, classes: Set<Int>)] = []

    package init(classCount: Int) {
        self.classCount = classCount
    }

    /// Adds that `worker` chose exactly `classes` for `object`.
    package mutating func append(object: Int, worker: Int, classes: Set<Int>) {
        precondition(object >= 0 && worker >= 0 && classes.allSatisfy { (0..<classCount).contains($0) })
        answers.append((Int32(object), Int32(worker), classes))
        objectCount = max(objectCount, object + 1)
        workerCount = max(workerCount, worker + 1)
    }
}
