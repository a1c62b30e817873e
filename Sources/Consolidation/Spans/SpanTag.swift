/// What a stretch of text is to the spans in it, as one small number: outside of all (0), or for each class the
/// beginning of a span (odd) or its inside (even) — the BIO scheme.
enum SpanTag {
    static let outside = 0

    static func count(classCount: Int) -> Int { 1 + 2 * classCount }
    static func beginning(_ classIndex: Int) -> Int { 1 + 2 * classIndex }
    static func inside(_ classIndex: Int) -> Int { 2 + 2 * classIndex }

    static func isBeginning(_ tag: Int) -> Bool { tag % 2 == 1 }
    /// The class of a beginning or an inside.
    static func classIndex(_ tag: Int) -> Int { (tag - 1) / 2 }

    /// Whether `tag` may come after `previous` (nil: first): an inside only continues a span of its class.
    static func mayFollow(_ tag: Int, after previous: Int?) -> Bool {
        guard tag != outside, !isBeginning(tag) else { return true }
        guard let previous, previous != outside else { return false }
        return classIndex(previous) == classIndex(tag)
    }
}
