import Annotations

/// A text cut wherever somebody's span starts or ends, and each worker's tag of each piece.
///
/// Within a piece everybody says the same about every character, so pieces stand for tokens, whatever the language
/// and however long the text.
struct TextSegments: Sendable {
    /// Where the pieces start, and the end of the last one; fewer than two when the text is empty.
    let bounds: [Int]
    let workers: [Int32]
    /// `tags[piece * workers.count + place]`.
    private(set) var tags: [Int32]

    init(_ answers: [(worker: Int32, spans: [Span])], length: Int) {
        var cuts: Set<Int> = [0, length]
        for answer in answers {
            for span in answer.spans { cuts.formUnion([span.start, span.end]) }
        }
        bounds = cuts.sorted()
        workers = answers.map(\.worker)
        tags = [Int32](repeating: Int32(SpanTag.outside), count: max(bounds.count - 1, 0) * answers.count)
        let pieces = Dictionary(uniqueKeysWithValues: bounds.enumerated().map { ($1, $0) })
        for (place, answer) in answers.enumerated() {
            for span in answer.spans {
                guard let first = pieces[span.start], let end = pieces[span.end] else { continue }
                for piece in first..<end {
                    let tag = piece == first ? SpanTag.beginning(span.classIndex) : SpanTag.inside(span.classIndex)
                    tags[piece * answers.count + place] = Int32(tag)
                }
            }
        }
    }

    var count: Int { max(bounds.count - 1, 0) }

    func length(of piece: Int) -> Int { bounds[piece + 1] - bounds[piece] }

    /// The workers' tags of `piece`, in the order of `workers`.
    func tags(of piece: Int) -> ArraySlice<Int32> { tags[piece * workers.count..<(piece + 1) * workers.count] }

    /// Whether anybody selected `piece`.
    func isMarked(_ piece: Int) -> Bool { tags(of: piece).contains { Int($0) != SpanTag.outside } }
}
