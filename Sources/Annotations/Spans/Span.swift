/// A labeled stretch of a text: Unicode offsets from 0, the end exclusive (05/NER-3).
package struct Span: Sendable, Hashable {
    package let start: Int
    /// One past the last character; above `start`.
    package let end: Int
    /// 0 is the first category of the label category file.
    package let classIndex: Int

    /// Nil unless `0 <= start < end`.
    package init?(start: Int, end: Int, classIndex: Int) {
        guard start >= 0, start < end else { return nil }
        self.start = start
        self.end = end
        self.classIndex = classIndex
    }

    package var length: Int { end - start }

    /// How many characters both cover.
    package func overlap(with other: Span) -> Int { max(0, min(end, other.end) - max(start, other.start)) }

    /// The Jaccard index of the two stretches, 0...1, whatever their classes (05/CON-7).
    package func jaccard(with other: Span) -> Double {
        let shared = overlap(with: other)
        return Double(shared) / Double(length + other.length - shared)
    }
}

extension Span: Comparable {
    /// In the order of the text; of spans with the same start the shorter one first.
    package static func < (one: Span, other: Span) -> Bool {
        (one.start, one.end, one.classIndex) < (other.start, other.end, other.classIndex)
    }
}
