package import Annotations

/// The boxes that everybody drew on the images of a job.
///
/// Objects, workers and classes are small whole numbers given by the caller; a worker answers an object at most once.
package struct BoxAnswers: Sendable {
    /// The number of classes; the class of every box is below it.
    package let classCount: Int
    /// One more than the highest object number seen.
    package var objectCount: Int { answers.count }
    /// One more than the highest worker number seen.
    package private(set) var workerCount = 0
    /// The number of boxes.
    package private(set) var boxCount = 0

    /// By object: who looked and what each drew, in the order of the workers.
    private(set) var answers: [[(worker: Int32, boxes: [LabeledBox])]] = []

    package init(classCount: Int) {
        self.classCount = classCount
    }

    /// Adds what `worker` drew on `object`; no box at all says that there is nothing to draw.
    package mutating func append(object: Int, worker: Int, boxes: [LabeledBox]) {
        precondition(object >= 0 && worker >= 0 && boxes.allSatisfy { (0..<classCount).contains($0.classIndex) })
        if object >= answers.count {
            answers.append(contentsOf: repeatElement([], count: object + 1 - answers.count))
        }
        let place = answers[object].firstIndex { $0.worker > worker } ?? answers[object].count
        answers[object].insert((Int32(worker), boxes.sorted(by: Self.comesFirst)), at: place)
        workerCount = max(workerCount, worker + 1)
        boxCount += boxes.count
    }

    /// Any fixed order, so that the order in which boxes were drawn does not matter.
    private static func comesFirst(_ one: LabeledBox, _ other: LabeledBox) -> Bool {
        (one.box.left, one.box.top, one.box.width, one.box.height, one.classIndex)
            < (other.box.left, other.box.top, other.box.width, other.box.height, other.classIndex)
    }
}
