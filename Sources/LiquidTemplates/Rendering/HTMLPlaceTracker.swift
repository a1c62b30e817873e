/// Follows the text of a template, in source order, to know where its outputs stand in the HTML.
///
/// It knows tags, quoted attributes, comments and the raw text of scripts and styles; branches and loops are taken
/// as they come, since a template whose branches leave off in different places is no HTML either way.
struct HTMLPlaceTracker: Sendable {
    private enum State: Sendable, Hashable {
        case text
        case tag
        case attribute(quote: UInt8)
        case rawText(end: [UInt8])
    }

    private var state = State.text
    private var tagName: [UInt8] = []
    private var isReadingTagName = false

    var place: HTMLPlace {
        if case .attribute = state { .attribute } else { .text }
    }

    /// Follows `text`.
    mutating func advance(over text: String) {
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            switch state {
            case .text: readText(bytes, &position)
            case .tag: readTag(bytes, &position)
            case .attribute(let quote):
                if bytes[position] == quote { state = .tag }
                position += 1
            case .rawText(let end): skipRawText(bytes, &position, until: end)
            }
        }
    }

    private mutating func readText(_ bytes: [UInt8], _ position: inout Int) {
        guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.count else {
            position += 1
            return
        }
        let next = bytes[position + 1]
        if bytes[position...].starts(with: "<!--".utf8) {
            state = .rawText(end: Array("-->".utf8))
            position += 4
        } else if next == UInt8(ascii: "/") || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z")) {
            state = .tag
            tagName = []
            isReadingTagName = true
            position += 1
        } else {
            position += 1
        }
    }

    private mutating func readTag(_ bytes: [UInt8], _ position: inout Int) {
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: ">"):
            state = Self.rawTextElements[tagName].map(State.rawText) ?? .text
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .attribute(quote: byte)
        case _ where byte.isLiquidSpace: isReadingTagName = false
        default:
            if isReadingTagName { tagName.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
        }
    }

    private mutating func skipRawText(_ bytes: [UInt8], _ position: inout Int, until end: [UInt8]) {
        let matches = bytes[position...].prefix(end.count).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 } == end
        position += matches ? end.count : 1
        guard matches else { return }
        state = end.last == UInt8(ascii: ">") ? .text : .tag
        tagName = []
        isReadingTagName = false
    }

    private static let rawTextElements: [[UInt8]: [UInt8]] = [
        Array("script".utf8): Array("</script".utf8), Array("style".utf8): Array("</style".utf8),
    ]
}
