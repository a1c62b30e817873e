/// The default consolidation of spans: which tag every piece of text has, given everybody's tags and what was learned of
/// the workers (`TagWorkerModel`), then the best sequence of spans (`TagDecoder`).
///
/// Measured on `ner/conll_crowd` (46 workers, 4.9 a sentence; exact spans): F1 .76, where the vote on spans has .72 at
/// its best threshold, clusters by Jaccard index as in 05/CON-7 .66 to .69 and Dawid–Skene on tokens .72. Texts in which
/// somebody's spans overlap each other have no single sequence of tags; these go to `SpanClusterConsolidation`. A text
/// that one worker read is taken as it is.
package struct SpanConsolidation: Sendable {
    package init() {}

    /// The spans of every text, and how good the workers are.
    package func spans(of answers: SpanAnswers) -> ConsolidatedSpans {
        let sequential = (0..<answers.objectCount).filter {
            !answers.answers[$0].isEmpty && !answers.hasOverlaps($0)
        }
        let texts = sequential.map { TextSegments(answers.answers[$0], length: answers.lengths[$0]) }
        let model = TagWorkerModel(texts, classCount: answers.classCount, workerCount: answers.workerCount)
        let decoder = TagDecoder(tagCount: model.tagCount)
        var spans = [[ScoredSpan]](repeating: [], count: answers.objectCount)
        for (place, object) in sequential.enumerated() {
            let posteriors =
                texts[place].workers.count > 1 ? model.posteriors[place] : Self.asGiven(texts[place], model: model)
            spans[object] = decoder.spans(of: texts[place], posteriors: posteriors)
        }
        if sequential.count < answers.objectCount {
            let clusters = SpanClusterConsolidation().spans(of: answers)
            for object in 0..<answers.objectCount where answers.hasOverlaps(object) { spans[object] = clusters.spans[object] }
        }
        let workers = 0..<(texts.isEmpty ? 0 : answers.workerCount)
        return ConsolidatedSpans(
            spans: spans, recalls: workers.map { model.recall(of: $0) }, precisions: workers.map { model.precision(of: $0) })
    }

    /// One worker's tags, as sure as this worker's precision.
    private static func asGiven(_ text: TextSegments, model: TagWorkerModel) -> [Double] {
        var posteriors = [Double](repeating: 0, count: text.count * model.tagCount)
        guard let worker = text.workers.first else { return posteriors }
        let precision = max(model.precision(of: Int(worker)), 0.5)
        for piece in 0..<text.count {
            for tag in text.tags(of: piece) { posteriors[piece * model.tagCount + Int(tag)] = precision }
        }
        return posteriors
    }
}
