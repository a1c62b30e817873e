import Annotations

/// Finds the spans of different workers that are meant for the same thing, by Jaccard index (05/CON-7).
enum SpanClusters {
    static let minimumSimilarity = 0.4

    /// The clusters, as indices into `spans`, which are in the order of the text.
    static func of(_ spans: [SelectedSpan]) -> [[Int]] {
        var pairs: [AverageLinkage.Pair] = []
        for index in spans.indices {
            for other in spans[(index + 1)...].indices {
                guard spans[other].span.start < spans[index].span.end else { break }
                guard spans[other].worker != spans[index].worker else { continue }
                let similarity = spans[index].span.jaccard(with: spans[other].span)
                if similarity >= minimumSimilarity { pairs.append(.init(index, other, similarity: similarity)) }
            }
        }
        return AverageLinkage.clusters(workers: spans.map(\.worker), pairs: pairs, minimum: minimumSimilarity) {
            spans[$0].span.jaccard(with: spans[$1].span)
        }
    }
}
