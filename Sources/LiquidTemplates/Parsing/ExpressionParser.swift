/// Reads expressions, filters and conditions from markup.
struct ExpressionParser {
    let source: TemplateSource
    private let options: LiquidOptions
    private let tokens: [ExpressionToken]
    private var position = 0
    private var depth = 0

    init(_ markup: Markup, source: TemplateSource, options: LiquidOptions) throws(LiquidError) {
        self.source = source
        self.options = options
        tokens = try ExpressionLexer.tokens(of: markup, source: source)
    }

    var current: ExpressionToken { tokens[position] }

    /// Where the word before the current one ends.
    var previousEnd: Int { position > 0 ? tokens[position - 1].endOffset : current.offset }

    /// All words as they are written, without the white space between them.
    var written: String {
        tokens.reduce(into: "") { $0 += String(utf8: source.bytes[$1.offset..<$1.endOffset]) }
    }

    var isAtEnd: Bool { current.kind == .end }

    /// Whether the word after the next is `kind`.
    func looksAhead(_ kind: ExpressionToken.Kind) -> Bool {
        position + 1 < tokens.count && tokens[position + 1].kind == kind
    }

    mutating func advance() {
        if position + 1 < tokens.count { position += 1 }
    }

    /// Passes over `kind`; whether it was there.
    mutating func take(_ kind: ExpressionToken.Kind) -> Bool {
        guard current.kind == kind else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: ExpressionToken.Kind, _ description: String) throws(LiquidError) {
        guard take(kind) else { throw unexpected(description) }
    }

    mutating func expectIdentifier() throws(LiquidError) -> String {
        guard case .identifier(let name) = current.kind else { throw unexpected("a name") }
        advance()
        return name
    }

    func expectEnd() throws(LiquidError) {
        guard isAtEnd else { throw unexpected("the end of the markup") }
    }

    func unexpected(_ expected: String) -> LiquidError {
        let found = String(utf8: source.bytes[min(current.offset, source.bytes.count)..<min(current.endOffset, source.bytes.count)])
        return source.error(
            .syntax, "Expected \(expected), but found \(found.isEmpty ? "the end" : "'\(found)'")",
            at: current.offset)
    }

    /// Reads one expression without filters.
    mutating func expression() throws(LiquidError) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= options.limits.nesting else {
            throw source.error(.limit, "Expressions are nested too deeply", at: current.offset)
        }
        let token = current
        switch token.kind {
        case .identifier(let name):
            advance()
            return try named(name)
        case .openSquare:
            return .variable(VariablePath(root: .computed(try bracketed()), steps: try steps()))
        case .string(let text): return literal(.string(text))
        case .integer(let value): return literal(.integer(value))
        case .decimal(let value): return literal(.decimal(LiquidDecimal(value)))
        case .openRound: return try range()
        default: throw unexpected("a value")
        }
    }

    /// Reads an expression and its filters up to the end of the markup.
    mutating func filteredExpression() throws(LiquidError) -> FilteredExpression {
        let offset = current.offset
        let base = try expression()
        var calls: [FilteredExpression.Call] = []
        while take(.pipe) { calls.append(try filterCall()) }
        try expectEnd()
        return FilteredExpression(base: base, calls: calls, offset: offset)
    }

    /// Reads a condition up to the end of the markup.
    mutating func condition() throws(LiquidError) -> Condition {
        var operands = [try comparison()]
        var isAnd: [Bool] = []
        while true {
            if take(.identifier("and")) {
                isAnd.append(true)
            } else if take(.identifier("or")) {
                isAnd.append(false)
            } else {
                break
            }
            operands.append(try comparison())
        }
        try expectEnd()
        var result = operands.removeLast()
        while let operand = operands.popLast(), let joinsByAnd = isAnd.popLast() {
            result = joinsByAnd ? .and(operand, result) : .or(operand, result)
        }
        return result
    }

    private mutating func comparison() throws(LiquidError) -> Condition {
        let left = try expression()
        guard case .comparison(let operation) = current.kind else { return .truth(left) }
        let offset = current.offset
        advance()
        return .comparison(left, operation, try expression(), offset: offset)
    }

    private mutating func literal(_ value: LiquidValue) -> Expression {
        advance()
        return .literal(value)
    }

    private mutating func named(_ name: String) throws(LiquidError) -> Expression {
        let steps = try steps()
        if steps.isEmpty, let literal = Self.words[name] { return .literal(literal) }
        return .variable(VariablePath(root: .name(name), steps: steps))
    }

    private static let words: [String: LiquidValue] = [
        "nil": .null, "null": .null, "true": .bool(true), "false": .bool(false), "empty": .empty, "blank": .blank,
    ]

    private mutating func steps() throws(LiquidError) -> [VariablePath.Step] {
        var steps: [VariablePath.Step] = []
        while true {
            if current.kind == .openSquare {
                steps.append(.element(try bracketed()))
            } else if take(.dot) {
                steps.append(.member(try expectIdentifier()))
            } else {
                return steps
            }
        }
    }

    private mutating func bracketed() throws(LiquidError) -> Expression {
        try expect(.openSquare, "'['")
        let inner = try expression()
        try expect(.closeSquare, "']'")
        return inner
    }

    private mutating func range() throws(LiquidError) -> Expression {
        try expect(.openRound, "'('")
        let first = try expression()
        try expect(.range, "'..'")
        let last = try expression()
        try expect(.closeRound, "')'")
        return .range(first, last)
    }

    private mutating func filterCall() throws(LiquidError) -> FilteredExpression.Call {
        let offset = current.offset
        let name = try expectIdentifier()
        guard let filter = LiquidFilter.named(name, groundTruth: options.hasGroundTruthFilters) else {
            throw source.error(.syntax, "Unknown filter '\(name)'", at: offset)
        }
        var positional: [Expression] = []
        var named: [(name: String, value: Expression)] = []
        if take(.colon) {
            repeat {
                if case .identifier(let key) = current.kind, looksAhead(.colon) {
                    advance()
                    advance()
                    named.append((key, try expression()))
                } else {
                    positional.append(try expression())
                }
            } while take(.comma)
        }
        try check(filter, name: name, positional: positional.count, named: named.map(\.name), at: offset)
        return .init(name: name, filter: filter, positional: positional, named: named, offset: offset)
    }

    private func check(
        _ filter: LiquidFilter, name: String, positional: Int, named: [String], at offset: Int
    ) throws(LiquidError) {
        guard filter.argumentCounts.contains(positional) else {
            let range = filter.argumentCounts
            let expected = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            throw source.error(
                .syntax, "The filter '\(name)' takes \(expected) arguments, but has \(positional)", at: offset)
        }
        if let unknown = named.first(where: { !filter.argumentNames.contains($0) }) {
            throw source.error(.syntax, "The filter '\(name)' has no argument '\(unknown)'", at: offset)
        }
    }
}
