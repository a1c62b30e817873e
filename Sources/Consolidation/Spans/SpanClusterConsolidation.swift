import Annotations

/// Consolidation of spans as the Ground Truth guide states it (05/CON-7): clusters by Jaccard index, boundaries by the
/// mode, or the mean where the mode is unclear, the class that most workers gave. Clusters are told from slips by
/// `DetectionModel` instead of counting.
///
/// Overlapping spans stay apart, also those of one worker, which is why texts with such spans are consolidated so by
/// default. Ties between classes are broken by a number made from the span: at random, but the same on every run.
package struct SpanClusterConsolidation: Sendable {
    private static let leastReal = 0.5

    package init() {}

    /// The spans of every text, and how good the workers are.
    package func spans(of answers: SpanAnswers) -> ConsolidatedSpans {
        var owners: [Int] = []
        var clusters: [[SelectedSpan]] = []
        var candidates: [DetectionCandidate] = []
        for (object, selected) in answers.answers.enumerated() {
            let looked = selected.map(\.worker)
            let spans = selected.flatMap { answer in answer.spans.map { SelectedSpan(worker: answer.worker, span: $0) } }
                .sorted { ($0.span, $0.worker) < ($1.span, $1.worker) }
            for cluster in SpanClusters.of(spans) {
                owners.append(object)
                clusters.append(cluster.map { spans[$0] })
                candidates.append(DetectionCandidate(lookedAtBy: looked, markedBy: cluster.map { spans[$0].worker }))
            }
        }
        let detection = DetectionModel(candidates: candidates, workerCount: answers.workerCount)
        var spans = [[ScoredSpan]](repeating: [], count: answers.objectCount)
        for (index, cluster) in clusters.enumerated() {
            let real = detection.probabilities[index]
            guard real >= Self.leastReal || candidates[index].lookedAtBy.count == 1 else { continue }
            guard let span = Self.combined(cluster) else { continue }
            spans[owners[index]].append(ScoredSpan(span: span, confidence: real))
        }
        return ConsolidatedSpans(
            spans: spans.map { $0.sorted { $0.span < $1.span } }, recalls: detection.recalls,
            precisions: detection.precisions)
    }

    private static func combined(_ cluster: [SelectedSpan]) -> Span? {
        let start = boundary(cluster.map(\.span.start))
        let end = boundary(cluster.map(\.span.end))
        let votes = Dictionary(grouping: cluster, by: \.span.classIndex).mapValues(\.count)
        let most = votes.values.max() ?? 0
        let tied = votes.filter { $0.value == most }.keys.sorted()
        guard !tied.isEmpty else { return nil }
        let draw = SplitMix64.scrambled(UInt64(truncatingIfNeeded: start &* 1_000_003 &+ end))
        return Span(start: start, end: max(end, start + 1), classIndex: tied[Int(draw % UInt64(tied.count))])
    }

    /// The most frequent offset, or the rounded mean if several are as frequent.
    private static func boundary(_ offsets: [Int]) -> Int {
        let counts = Dictionary(grouping: offsets, by: { $0 }).mapValues(\.count)
        let most = counts.values.max() ?? 0
        let modes = counts.filter { $0.value == most }.keys
        if modes.count == 1, let mode = modes.first { return mode }
        return Int((Double(offsets.reduce(0, +)) / Double(max(offsets.count, 1))).rounded())
    }
}
