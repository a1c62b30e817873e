import LiquidTemplates
import Testing

@Suite("Errors of templates")
struct LiquidErrorTests {
    @Test(
        "A mistake is told with its line and column, counted in characters",
        arguments: [
            ("a\n  {{ x | nosuchfilter }}", 2, 10), ("äö{% nosuchtag %}", 1, 3), ("{{ 'open", 1, 1), ("{% if x %}\n{% for a in b %}", 2, 1),
            ("\n\n{{ x y }}", 3, 6), ("{% assign x = 1 + 2 %}", 1, 17), ("{% liquid\n  echo 1\n  echo 1 2\n%}", 3, 10),
            ("{{ 1 | plus }}", 1, 8), ("{{ 1 | append: 2, 3 }}", 1, 8), ("{{ 1 | default: 2, nosuch: 3 }}", 1, 8),
            ("{% endif %}", 1, 1), ("{{ a ~ b }}", 1, 6),
        ])
    func syntax(_ template: String, _ line: Int, _ column: Int) {
        let error = #expect(throws: LiquidError.self) { try LiquidTemplate(template) }
        #expect(error?.kind == .syntax)
        #expect(error?.line == line, "\(String(describing: error))")
        #expect(error?.column == column, "\(String(describing: error))")
    }

    @Test("A value that does not suit is told with its place, also inside a partial")
    func values() throws {
        let direct = #expect(throws: LiquidError.self) { try LiquidTemplate("a\n{{ 1 | divided_by: 0 }}").render(LiquidObject()) }
        #expect(direct == LiquidError(kind: .value, message: "divided by 0", partial: nil, line: 2, column: 8))
        let options = LiquidOptions(partial: { $0 == "p" ? "\n\n{{ 'a' | slice: 'x' }}" : nil })
        let inner = #expect(throws: LiquidError.self) {
            try LiquidTemplate("{% render 'p' %}", options: options).render(LiquidObject())
        }
        #expect(inner?.partial == "p")
        #expect(inner?.line == 3)
    }

    @Test("A partial that is missing is an error at its tag", arguments: ["{% include 'x' %}", "{% render 'x' %}"])
    func missingPartial(_ tag: String) {
        let error = #expect(throws: LiquidError.self) { try LiquidTemplate("\n" + tag).render(LiquidObject()) }
        #expect(error?.line == 2)
    }
}
