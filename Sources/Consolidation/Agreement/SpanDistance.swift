package import Annotations

/// How far apart two workers' spans in one text are: one minus the Jaccard index of the characters they give a class.
///
/// 0: the same characters with the same classes; 1: none in common. Nothing against nothing is 0.
package enum SpanDistance {
    package static func between(_ one: [Span], _ other: [Span]) -> Double {
        let first = merged(one)
        let second = merged(other)
        let total = first.reduce(0) { $0 + $1.length } + second.reduce(0) { $0 + $1.length }
        guard total > 0 else { return 0 }
        var shared = 0
        for span in first {
            for candidate in second where candidate.classIndex == span.classIndex { shared += span.overlap(with: candidate) }
        }
        return 1 - Double(shared) / Double(total - shared)
    }

    /// The spans with those of one class that touch or overlap made one.
    private static func merged(_ spans: [Span]) -> [Span] {
        var merged: [Span] = []
        for span in spans.sorted(by: { ($0.classIndex, $0.start) < ($1.classIndex, $1.start) }) {
            if let last = merged.last, last.classIndex == span.classIndex, span.start <= last.end,
                let joined = Span(start: last.start, end: max(last.end, span.end), classIndex: span.classIndex)
            {
                merged[merged.count - 1] = joined
            } else {
                merged.append(span)
            }
        }
        return merged
    }
}
