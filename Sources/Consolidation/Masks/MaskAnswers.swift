package import Annotations

/// The masks that everybody drew on the images of a job, kept as run lengths.
///
/// Objects, workers and classes are small whole numbers given by the caller; a worker answers an object at most once.
package struct MaskAnswers: Sendable {
    /// The number of classes, background included; every pixel's class is below it.
    package let classCount: Int
    /// One more than the highest object number seen.
    package var objectCount: Int { answers.count }
    /// One more than the highest worker number seen.
    package private(set) var workerCount = 0

    /// By object, in the order of the workers.
    private(set) var answers: [[(worker: Int32, mask: RunLengths)]] = []

    package init(classCount: Int) {
        self.classCount = classCount
    }

    /// Adds what `worker` drew on `object`. Throws when its size is not that of the others, or a class is unknown.
    package mutating func append(object: Int, worker: Int, mask: RunLengths) throws(MaskAnswerError) {
        precondition(object >= 0 && worker >= 0)
        if let label = mask.runs.first(where: { Int($0.label) >= classCount })?.label {
            throw .unknownClass(Int(label), classCount: classCount)
        }
        if object >= answers.count {
            answers.append(contentsOf: repeatElement([], count: object + 1 - answers.count))
        }
        if let other = answers[object].first?.mask, (other.width, other.height) != (mask.width, mask.height) {
            throw .differentSize(width: mask.width, height: mask.height, others: (other.width, other.height))
        }
        let place = answers[object].firstIndex { $0.worker > worker } ?? answers[object].count
        answers[object].insert((Int32(worker), mask), at: place)
        workerCount = max(workerCount, worker + 1)
    }
}
