import LiquidTemplates
import Testing

/// A template is untrusted code: whatever it says, the engine gives an output or an error.
@Suite("Random templates")
struct LiquidFuzzTests {
    private static let values = [
        "x", "a", "o", "o.a", "a[0]", "a[-1]", "a.first", "s.last", "r.size", "nil", "true", "empty", "blank", "''", "'12'", "'äöü漢'", "0",
        "-1",
        "3", "1.5", "-0.000001", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "123456789012345678.9", "big",
        "tiny",
        "(1..3)", "(3..1)", "(-9223372036854775808..9223372036854775807)", "(x..big)", "forloop", "forloop.index", "o['a']", "a[x]",
        "['s']",
    ]
    private static let filters = [
        "abs", "append: V", "at_least: V", "at_most: V", "base64_decode", "base64_encode", "base64_url_safe_decode", "capitalize", "ceil",
        "compact", "compact: V", "concat: V", "date: '%Y %10N %s %c %U'", "date: V", "default: V", "default: V, allow_false: V",
        "divided_by: V",
        "downcase", "escape", "escape_once", "find: V", "find: V, V", "find_index: V, V", "first", "floor", "has: V", "join", "join: V",
        "last",
        "lstrip", "map: V", "minus: V", "modulo: V", "newline_to_br", "plus: V", "prepend: V", "reject: V, V", "remove: V",
        "remove_first: V",
        "remove_last: V", "replace: V, V", "replace_first: V, V", "replace_last: V, V", "reverse", "round", "round: V", "rstrip", "size",
        "slice: V", "slice: V, V", "sort", "sort: V", "sort_natural", "split: V", "strip", "strip_html", "strip_newlines", "sum", "sum: V",
        "times: V", "truncate: V", "truncate: V, V", "truncatewords: V", "uniq", "uniq: V", "upcase", "url_decode", "url_encode",
        "where: V, V",
        "to_json", "skip_autoescape", "grant_read_access",
    ]
    private static let tags = [
        "{{ F }}", "{% assign x = F %}", "{% assign y = F %}", "{% if V == V and V contains V %}B{% elsif V < V %}B{% else %}B{% endif %}",
        "{% unless V >= V %}B{% endunless %}", "{% for x in V limit: V offset: V %}B{% else %}B{% endfor %}",
        "{% for i in V reversed %}B{% break %}{% endfor %}",
        "{% for i in V offset: continue %}B{% continue %}{% endfor %}",
        "{% tablerow i in V cols: V limit: V offset: V %}B{% endtablerow %}",
        "{% case V %}{% when V, V %}B{% else %}B{% endcase %}", "{% capture x %}B{% endcapture %}", "{% cycle V, V %}", "{% increment x %}",
        "{% decrement y %}", "{% ifchanged %}B{% endifchanged %}", "{% render 'p', x: V %}", "{% include 'p' for V as x %}",
        "{%- echo F -%}",
        "{% liquid\nassign x = F\necho x %}", "<a b=\"B\">", "{% raw %}{{{% endraw %}", "text",
    ]

    private static func expand(_ pattern: String, depth: Int, using random: inout SeededGenerator) -> String {
        var result = ""
        for character in pattern {
            switch character {
            case "V": result += values.randomElement(using: &random) ?? ""
            case "F":
                result += values.randomElement(using: &random) ?? ""
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    result += " | " + expand(filters.randomElement(using: &random) ?? "", depth: 0, using: &random)
                }
            case "B":
                for _ in 0..<(depth > 0 ? 2 : 0) {
                    result += expand(tags.randomElement(using: &random) ?? "", depth: depth - 1, using: &random)
                }
            default: result.append(character)
            }
        }
        return result
    }

    @Test("Thousands of random templates end in an output or an error, with extreme values among their data")
    func neverTraps() throws {
        var random = SeededGenerator(seed: 2_026)
        var limits = LiquidLimits()
        limits.loopIterations = 2_000
        limits.outputBytes = 100_000
        limits.workBytes = 1_000_000
        let options = LiquidOptions(isGroundTruth: true, limits: limits, partial: { $0 == "p" ? "{{ x }}{% assign z = x %}" : nil })
        let object = LiquidObject([("a", .integer(1)), ("1", .string("one")), ("b", .array([.null, .bool(false)]))])
        let data = LiquidObject([
            ("a", .array([.integer(3), .string("b"), .null, .object(object), .decimal(LiquidDecimal(0.5)), .array([.integer(.min)])])),
            ("o", .object(object)), ("s", .string("<a href='x'>&amp; ü</a>\r\n")), ("r", .range(first: .min, last: .max)),
            ("big", .decimal(LiquidDecimal(1e308))), ("tiny", .decimal(LiquidDecimal(-Double.leastNonzeroMagnitude))),
        ])
        var outputs = 0
        var errors: [LiquidError.Kind: Int] = [:]
        for _ in 0..<4_000 {
            let text = Self.expand("BB", depth: 3, using: &random)
            do {
                _ = try LiquidTemplate(text, options: options).render(data)
                outputs += 1
            } catch {
                errors[error.kind, default: 0] += 1
            }
        }
        #expect(outputs > 200, "templates that render come up: \(outputs)")
        #expect((errors[.value] ?? 0) > 200 && (errors[.limit] ?? 0) > 40, "\(errors)")
        #expect((errors[.syntax] ?? 0) == 0, "the templates are well formed: \(errors)")
    }
}
