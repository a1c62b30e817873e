/// The value of an `If-Match` or `If-None-Match` header. S3 takes tags without quotes too.
struct EntityTags {
    private let isAny: Bool
    private let tags: [Substring]

    init(_ header: String) {
        let entries = header.split(separator: ",").map(Self.bare)
        isAny = entries.contains("*")
        tags = entries
    }

    func contain(_ etag: String) -> Bool {
        isAny || tags.contains { $0 == etag }
    }

    private static func bare(_ entry: Substring) -> Substring {
        var tag = entry
        while let first = tag.first, first == " " || first == "\t" { tag.removeFirst() }
        while let last = tag.last, last == " " || last == "\t" { tag.removeLast() }
        if tag.hasPrefix("W/") { tag.removeFirst(2) }
        if tag.hasPrefix("\""), tag.hasSuffix("\""), tag.count >= 2 { tag = tag.dropFirst().dropLast() }
        return tag
    }
}
