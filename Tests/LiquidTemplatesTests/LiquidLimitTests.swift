import LiquidTemplates
import Testing

@Suite("What a template may use up")
struct LiquidLimitTests {
    static func limits(_ change: (inout LiquidLimits) -> Void) -> LiquidOptions {
        var limits = LiquidLimits()
        change(&limits)
        return LiquidOptions(limits: limits, partial: { $0 == "self" ? "{% render 'self' %}" : "{% include 'loop' %}" })
    }

    @Test(
        "A template that would go on for ever ends with an error of its limit",
        arguments: [
            "{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}{% assign x = c %}{% endfor %}{% endfor %}{% endfor %}",
            "{% for a in (1..999999999999) %}{{ a }}{% endfor %}", "{{ (1..999999999999) | join }}",
            "{% tablerow a in (1..999999999999) %}{% endtablerow %}",
            "{% assign s = 'ab' %}{% for i in (1..100) %}{% assign s = s | append: s %}{% endfor %}",
            "{% assign a = '1,2' | split: ',' %}{% for i in (1..100) %}{% assign a = a | concat: a %}{% endfor %}",
            "{% assign s = 'abcdefghij' %}{% for i in (1..900000) %}{{ s }}{{ s }}{{ s }}{% endfor %}",
            "{% render 'self' %}", "{% include 'loop' %}",
        ])
    func runaway(_ template: String) throws {
        let options = Self.limits {
            $0.outputBytes = 1 << 20; $0.workBytes = 8 << 20; $0.loopIterations = 200_000
        }
        let error = #expect(throws: LiquidError.self) { try LiquidTemplate(template, options: options).render(LiquidObject()) }
        #expect(error?.kind == .limit, "\(String(describing: error))")
    }

    @Test(
        "Blocks and brackets nest only so deep",
        arguments: [
            ("", "{% if x %}", "{% endif %}", ""), ("{{ ", "a[", "]", " }}"), ("{{ ", "(1..", ")", " }}"),
            ("{% liquid ", "liquid ", "", "echo 1 %}"),
        ])
    func nesting(_ start: String, _ opening: String, _ closing: String, _ end: String) {
        let middle = closing == "" ? "" : "2"
        let template =
            start + String(repeating: opening, count: 5_000) + middle + String(repeating: closing, count: 5_000) + end
        let error = #expect(throws: LiquidError.self) { try LiquidTemplate(template) }
        #expect(error?.kind == .limit)
    }

    @Test("Blocks at the limit of nesting render, on the small stack of a worker thread")
    func deepestNesting() async throws {
        let opening = String(repeating: "{% for a in (1..1) %}", count: 50) + String(repeating: "{% if a %}{% capture b %}", count: 24)
        let closing = String(repeating: "{% endcapture %}{{ b }}{% endif %}", count: 24) + String(repeating: "{% endfor %}", count: 50)
        let output = try await Task.detached {
            try LiquidTemplate(opening + "x" + closing).render(LiquidObject())
        }.value
        #expect(output == "x")
    }

    @Test("A source longer than its limit is refused")
    func sourceLength() {
        let options = Self.limits { $0.sourceBytes = 10 }
        let error = #expect(throws: LiquidError.self) { try LiquidTemplate("01234567890", options: options) }
        #expect(error?.kind == .limit)
    }

    @Test("A limit that is just kept is kept")
    func withinLimits() throws {
        let options = Self.limits {
            $0.loopIterations = 100; $0.outputBytes = 100
        }
        #expect(try LiquidTemplate("{% for a in (1..100) %}x{% endfor %}", options: options).render(LiquidObject()).count == 100)
    }
}
