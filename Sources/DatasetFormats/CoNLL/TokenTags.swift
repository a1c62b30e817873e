/// A text cut into tokens with one tag each, in the IOB2 scheme: `B-PER`, `I-PER`, `O`.
struct TokenTags: Sendable, Hashable {
    struct Token: Sendable, Hashable {
        let text: String
        let tag: String
    }

    /// The tokens of each line of the text that has some.
    let sentences: [[Token]]
    let leftOut: [LeftOut]

    /// Words and single other characters are tokens; an entity's ends are ends of tokens too. Of entities that overlap the
    /// longest stays.
    init(text: String, spans: [SpanLabels.Span]) {
        let scalars = Array(text.unicodeScalars)
        var leftOut: [LeftOut] = []
        var owner = [Int?](repeating: nil, count: scalars.count)
        let byLength = spans.indices.sorted {
            (spans[$1].end - spans[$1].start, $0) < (spans[$0].end - spans[$0].start, $1)
        }
        for index in byLength {
            let span = spans[index]
            guard span.start >= 0, span.start < span.end, span.end <= scalars.count else {
                leftOut.append(.badSpan)
                continue
            }
            guard owner[span.start..<span.end].allSatisfy({ $0 == nil }) else {
                leftOut.append(.overlappingSpan)
                continue
            }
            for place in span.start..<span.end { owner[place] = index }
        }
        self.leftOut = leftOut
        sentences = Self.sentences(scalars, owner: owner, spans: spans)
    }

    private static func sentences(
        _ scalars: [Unicode.Scalar], owner: [Int?], spans: [SpanLabels.Span]
    ) -> [[Token]] {
        var sentences: [[Token]] = [[]]
        var previousOwner: Int?
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            guard !scalar.properties.isWhitespace else {
                if scalar == "\n", sentences.last?.isEmpty == false { sentences.append([]) }
                place += 1
                continue
            }
            var end = place + 1
            while end < scalars.count, isWord(scalar), isWord(scalars[end]), owner[end] == owner[place] { end += 1 }
            let tag = owner[place].map { (previousOwner == $0 ? "I-" : "B-") + tagName(spans[$0].label) } ?? "O"
            previousOwner = owner[place]
            sentences[sentences.count - 1].append(
                Token(text: String(String.UnicodeScalarView(scalars[place..<end])), tag: tag))
            place = end
        }
        return sentences.filter { !$0.isEmpty }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
    }

    /// A tag is one word.
    private static func tagName(_ label: String) -> String { label.replacing(" ", with: "_") }
}
