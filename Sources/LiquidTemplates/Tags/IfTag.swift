/// `{% if %}…{% elsif %}…{% else %}…{% endif %}`, and `unless`, whose first condition is turned round.
struct IfTag: LiquidNode {
    /// A block and what decides it; nil for `else`.
    private struct Branch {
        let condition: Condition?
        let isInverted: Bool
        let body: LiquidBody
    }

    private let branches: [Branch]
    let isBlank: Bool

    private init(_ branches: [Branch]) {
        let isBlank = branches.allSatisfy(\.body.isBlank)
        self.isBlank = isBlank
        self.branches =
            isBlank
            ? branches.map {
                Branch(condition: $0.condition, isInverted: $0.isInverted, body: $0.body.withoutText)
            } : branches
    }

    static func read(_ tag: TagToken, _ parser: inout TemplateParser) throws(LiquidError) -> any LiquidNode {
        let end = "end" + tag.name
        var branches: [Branch] = []
        var opening = tag
        while opening.name != end {
            // What stands after `else` is not looked at.
            var condition: Condition?
            if opening.name != "else" {
                var expressions = try parser.expressions(in: opening.markup)
                condition = try expressions.condition()
            }
            let (body, next) = try parser.parseBlock(tag, until: ["elsif", "else", end])
            branches.append(
                Branch(condition: condition, isInverted: branches.isEmpty && tag.name == "unless", body: body))
            opening = next
        }
        return IfTag(branches)
    }

    func render(in context: RenderContext) throws(LiquidError) {
        for branch in branches {
            let holds = try branch.condition.map { (condition) throws(LiquidError) in
                try context.evaluate(condition) != branch.isInverted
            }
            if holds ?? true { return try branch.body.render(in: context) }
        }
    }
}
