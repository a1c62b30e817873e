package import Annotations

/// The spans that everybody selected in the texts of a job; they may overlap.
///
/// Objects, workers and classes are small whole numbers given by the caller; a worker answers an object at most once.
package struct SpanAnswers: Sendable {
    /// The number of classes; the class of every span is below it.
    package let classCount: Int
    /// One more than the highest object number seen.
    package var objectCount: Int { answers.count }
    /// One more than the highest worker number seen.
    package private(set) var workerCount = 0

    /// By object: who read it and what each selected in the order of the text, in the order of the workers.
    private(set) var answers: [[(worker: Int32, spans: [Span])]] = []
    /// By object: the length of the text, as far as known.
    private(set) var lengths: [Int] = []

    package init(classCount: Int) {
        self.classCount = classCount
    }

    /// Adds what `worker` selected in `object`; no span says that there is nothing to select.
    ///
    /// - Parameter length: how long the text is, in the unit of the offsets; what is known of it helps to judge those
    ///   who select much. The end of the last span when nil.
    package mutating func append(object: Int, worker: Int, spans: [Span], length: Int? = nil) {
        precondition(object >= 0 && worker >= 0 && spans.allSatisfy { (0..<classCount).contains($0.classIndex) })
        if object >= answers.count {
            let missing = object + 1 - answers.count
            answers.append(contentsOf: repeatElement([], count: missing))
            lengths.append(contentsOf: repeatElement(0, count: missing))
        }
        let place = answers[object].firstIndex { $0.worker > worker } ?? answers[object].count
        answers[object].insert((Int32(worker), Set(spans).sorted()), at: place)
        lengths[object] = max(lengths[object], length ?? 0, spans.map(\.end).max() ?? 0)
        workerCount = max(workerCount, worker + 1)
    }

    /// Whether somebody selected spans of `object` that overlap each other.
    func hasOverlaps(_ object: Int) -> Bool {
        answers[object].contains { answer in
            zip(answer.spans, answer.spans.dropFirst()).contains { $0.end > $1.start }
        }
    }
}
