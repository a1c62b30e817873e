import Annotations
import RealModule

/// The likeliest spans of one text: the best sequence of tags in which no span continues what was not begun (Viterbi).
struct TagDecoder: Sendable {
    let tagCount: Int
    /// A tag that cannot be; finite, so that sums stay comparable.
    private static let impossible = -1e9
    private static let smallest = 1e-300

    /// The spans that `posteriors` (`piece * tagCount + tag`) say are in `text`, each with the average probability of
    /// its class over its length.
    func spans(of text: TextSegments, posteriors: [Double]) -> [ScoredSpan] {
        let tags = bestTags(count: text.count, posteriors: posteriors)
        var spans: [ScoredSpan] = []
        var start: Int?
        for piece in 0...tags.count {
            let continues = piece < tags.count && tags[piece] != SpanTag.outside && !SpanTag.isBeginning(tags[piece])
            if let first = start, !continues {
                spans += [scored(first..<piece, classIndex: SpanTag.classIndex(tags[first]), text, posteriors)].compactMap { $0 }
                start = nil
            }
            if piece < tags.count, SpanTag.isBeginning(tags[piece]) { start = piece }
        }
        return spans
    }

    private func scored(_ pieces: Range<Int>, classIndex: Int, _ text: TextSegments, _ posteriors: [Double]) -> ScoredSpan? {
        var sum = 0.0
        for piece in pieces {
            let row = piece * tagCount
            let probability =
                posteriors[row + SpanTag.beginning(classIndex)] + posteriors[row + SpanTag.inside(classIndex)]
            sum += probability * Double(text.length(of: piece))
        }
        let span = Span(start: text.bounds[pieces.lowerBound], end: text.bounds[pieces.upperBound], classIndex: classIndex)
        return span.map { ScoredSpan(span: $0, confidence: min(sum / Double($0.length), 1)) }
    }

    private func bestTags(count: Int, posteriors: [Double]) -> [Int] {
        guard count > 0 else { return [] }
        var scores = (0..<tagCount).map { tag in
            SpanTag.mayFollow(tag, after: nil) ? Double.log(posteriors[tag] + Self.smallest) : Self.impossible
        }
        var origins: [[Int]] = []
        for piece in 1..<max(count, 1) {
            let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
            var origin = [Int](repeating: best, count: tagCount)
            var next = scores
            for tag in 0..<tagCount {
                if tag != SpanTag.outside, !SpanTag.isBeginning(tag) {
                    origin[tag] = scores[tag - 1] >= scores[tag] ? tag - 1 : tag
                }
                next[tag] = scores[origin[tag]] + Double.log(posteriors[piece * tagCount + tag] + Self.smallest)
            }
            origins.append(origin)
            scores = next
        }
        var tags = [scores.indices.max { scores[$0] < scores[$1] } ?? 0]
        for origin in origins.reversed() { tags.append(origin[tags[tags.count - 1]]) }
        return tags.reversed()
    }
}
