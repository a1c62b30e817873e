extension LiquidFilter {
    /// HTML. What is escaped is markup, and is not escaped again by an output (03/LIQ-8, LIQ-9).
    static let markup: [String: LiquidFilter] = [
        "escape": LiquidFilter { value, _ in value.isNull ? .null : .markup(HTMLEscaping.escape(value.text)) },
        "h": LiquidFilter { value, _ in value.isNull ? .null : .markup(HTMLEscaping.escape(value.text)) },
        "escape_once": LiquidFilter { value, _ in
            value.isNull ? .null : .markup(HTMLEscaping.escapeOnce(value.text))
        },
        "strip_html": LiquidFilter(text: { stripHTML(Array($0.utf8)) }),
    ]

    /// Elements whose content goes with their tags.
    private static let removedBlocks: [(start: [UInt8], end: [UInt8])] = [
        (Array("<script".utf8), Array("</script>".utf8)),
        (Array("<!--".utf8), Array("-->".utf8)),
        (Array("<style".utf8), Array("</style>".utf8)),
    ]

    private static func stripHTML(_ bytes: [UInt8]) -> String {
        var kept: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<"), let end = tagEnd(bytes, at: position) else {
                kept.append(bytes[position])
                position += 1
                continue
            }
            position = end
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Where the block or tag at `position` ends; nil when it is not closed.
    private static func tagEnd(_ bytes: [UInt8], at position: Int) -> Int? {
        for block in removedBlocks where bytes[position...].starts(with: block.start) {
            if let end = bytes.firstRange(of: block.end, from: position) { return end.upperBound }
        }
        return bytes[position...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
    }
}
