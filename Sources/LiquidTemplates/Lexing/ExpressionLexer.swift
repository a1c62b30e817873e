/// Cuts markup into the words of expressions.
struct ExpressionLexer {
    private let markup: Markup
    private let source: TemplateSource
    private var position = 0
    private var tokens: [ExpressionToken] = []

    private init(_ markup: Markup, source: TemplateSource) {
        self.markup = markup
        self.source = source
    }

    /// All words of `markup`, the last one `.end`.
    static func tokens(of markup: Markup, source: TemplateSource) throws(LiquidError) -> [ExpressionToken] {
        var lexer = ExpressionLexer(markup, source: source)
        while try lexer.takeToken() {}
        return lexer.tokens
    }

    private mutating func takeToken() throws(LiquidError) -> Bool {
        while position < markup.bytes.count, markup.bytes[position].isLiquidSpace { position += 1 }
        let start = position
        let kind = try takeKind()
        tokens.append(
            ExpressionToken(kind: kind, offset: markup.offset + start, endOffset: markup.offset + position))
        return kind != .end
    }

    private mutating func takeKind() throws(LiquidError) -> ExpressionToken.Kind {
        guard let byte = peek(0) else { return .end }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try takeString(quote: byte)
        case UInt8(ascii: "-") where peek(1)?.isLiquidDigit == true: return takeNumber()
        case _ where byte.isLiquidDigit: return takeNumber()
        case _ where byte.isLiquidWord: return takeWord()
        default: break
        }
        if let two = peek(1), let operation = Comparison(rawValue: String(utf8: [byte, two])) {
            position += 2
            return .comparison(operation)
        }
        if byte == UInt8(ascii: "<"), peek(1) == UInt8(ascii: ">") {
            position += 2
            return .comparison(.notEqual)
        }
        if byte == UInt8(ascii: "."), peek(1) == UInt8(ascii: ".") {
            position += 2
            return .range
        }
        position += 1
        return try single(byte)
    }

    private func single(_ byte: UInt8) throws(LiquidError) -> ExpressionToken.Kind {
        switch byte {
        case UInt8(ascii: "<"): return .comparison(.less)
        case UInt8(ascii: ">"): return .comparison(.greater)
        case UInt8(ascii: "."): return .dot
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: "|"): return .pipe
        case UInt8(ascii: "["): return .openSquare
        case UInt8(ascii: "]"): return .closeSquare
        case UInt8(ascii: "("): return .openRound
        case UInt8(ascii: ")"): return .closeRound
        default:
            let rest = String(decoding: markup.bytes[(position - 1)...], as: UTF8.self)
            throw source.error(
                .syntax, "Unexpected character \(rest.prefix(1))", at: markup.offset + position - 1)
        }
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < markup.bytes.count ? markup.bytes[position + distance] : nil
    }

    private mutating func takeString(quote: UInt8) throws(LiquidError) -> ExpressionToken.Kind {
        let content = markup.bytes[(position + 1)...]
        guard let end = content.firstIndex(of: quote) else {
            throw source.error(.syntax, "The string is not closed", at: markup.offset + position)
        }
        position = end + 1
        return .string(String(utf8: content[..<end]))
    }

    private mutating func takeNumber() -> ExpressionToken.Kind {
        let start = position
        position += 1
        skipDigits()
        if peek(0) == UInt8(ascii: "."), peek(1)?.isLiquidDigit == true {
            position += 1
            skipDigits()
            return .decimal(Double(String(utf8: markup.bytes[start..<position])) ?? 0)
        }
        let digits = String(utf8: markup.bytes[start..<position])
        return Int(digits).map(ExpressionToken.Kind.integer) ?? .decimal(Double(digits) ?? 0)
    }

    private mutating func skipDigits() {
        while peek(0)?.isLiquidDigit == true { position += 1 }
    }

    /// An identifier may hold hyphens, and end with a question mark.
    private mutating func takeWord() -> ExpressionToken.Kind {
        let start = position
        while let byte = peek(0), byte.isLiquidWord || byte == UInt8(ascii: "-") { position += 1 }
        if peek(0) == UInt8(ascii: "?") { position += 1 }
        let word = String(utf8: markup.bytes[start..<position])
        if word == Comparison.contains.rawValue, tokens.last?.kind != .dot { return .comparison(.contains) }
        return .identifier(word)
    }
}
