/// `{% case value %}{% when a, b %}…{% else %}…{% endcase %}`.
///
/// Every `when` value that is equal prints its block, so a value given twice prints it twice; `else` prints when
/// nothing before it did.
struct CaseTag: LiquidNode {
    /// A block and the values that choose it; nil for `else`.
    private struct Branch {
        let values: [Expression]?
        let body: LiquidBody
    }

    private let subject: Expression
    private let branches: [Branch]
    private let offset: Int
    let isBlank: Bool

    private init(subject: Expression, branches: [Branch], offset: Int) {
        let isBlank = branches.allSatisfy(\.body.isBlank)
        self.subject = subject
        self.branches = isBlank ? branches.map { Branch(values: $0.values, body: $0.body.withoutText) } : branches
        self.offset = offset
        self.isBlank = isBlank
    }

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        var expressions = try parser.expressions(in: tag.markup)
        let subject = try expressions.expression()
        try expressions.expectEnd()
        // What stands before the first `when` is never printed.
        var opening = try parser.parseBlock(tag, until: ["when", "else", "endcase"]).end
        var branches: [Branch] = []
        while opening.name != "endcase" {
            let values = opening.name == "when" ? try readValues(opening, &parser) : nil
            let (body, next) = try parser.parseBlock(tag, until: ["when", "else", "endcase"])
            branches.append(Branch(values: values, body: body))
            opening = next
        }
        return CaseTag(subject: subject, branches: branches, offset: tag.offset)
    }

    /// Values divided by `,` or `or`; what follows anything else is not looked at.
    private static func readValues(
        _ tag: TagToken, _ parser: inout TemplateParser
    ) throws(LiquidError) -> [Expression] {
        var expressions = try parser.expressions(in: tag.markup)
        var values = [try expressions.expression()]
        while expressions.take(.comma) || expressions.take(.identifier("or")) {
            values.append(try expressions.expression())
        }
        return values
    }

    func render(in context: RenderContext) throws(LiquidError) {
        var isElseDue = true
        for branch in branches {
            guard let values = branch.values else {
                if isElseDue { try branch.body.render(in: context) }
                continue
            }
            for value in values {
                let subject = try context.evaluate(subject, at: offset)
                guard subject.equals(try context.evaluate(value, at: offset)) else { continue }
                isElseDue = false
                try branch.body.render(in: context)
                if context.interrupt != nil { return }
            }
        }
    }
}
