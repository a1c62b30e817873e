import LiquidTemplates
import Manifests
import Testing

/// What the published cases leave out.
@Suite("Liquid beyond the published cases")
struct LiquidBehaviourTests {
    static func render(_ template: String, _ data: String = "{}", partials: [String: String] = [:]) throws -> String {
        let options = LiquidOptions(partial: { partials[$0] })
        return try LiquidTemplate(template, options: options).render(LiquidObject(try JSONValue(parsing: data)))
    }

    @Test(
        "Numbers print as Ruby prints them",
        arguments: [
            ("1e3", "1000.0"), ("1.50", "1.5"), ("1e15", "1000000000000000.0"), ("1e16", "1.0e+16"), ("0.0001", "0.0001"),
            ("0.00001", "1.0e-05"), ("-0.25", "-0.25"), ("123456789.125", "123456789.125"), ("1.5e300", "1.5e+300"), ("7", "7"),
        ])
    func numbers(_ json: String, _ text: String) throws {
        #expect(try Self.render("{{ n }}", "{\"n\":\(json)}") == text)
    }

    @Test(
        "Arithmetic is exact in decimals and never overflows",
        arguments: [
            ("0.1 | plus: 0.2", "0.3"), ("1.1 | times: 1.1", "1.21"), ("-7 | divided_by: 2", "-4"), ("-7 | modulo: 3", "2"),
            ("7 | divided_by: 2.0", "3.5"), ("9223372036854775807 | plus: 1", "9.223372036854776e+18"),
            ("9223372036854775807 | times: 2", "1.8446744073709552e+19"), ("-9223372036854775808 | abs", "9.223372036854776e+18"),
            ("-9223372036854775808 | divided_by: -1", "9.223372036854776e+18"), ("-9223372036854775808 | modulo: -1", "0"),
            ("1.005 | round: 2", "1.01"), ("-2.5 | round", "-3"), ("1234 | round: -2", "1200"), ("'3.7abc' | plus: 0", "3"),
            ("' 12 ' | plus: 1", "13"), ("4.2 | ceil", "5"), ("-4.2 | floor", "-5"),
        ])
    func arithmetic(_ expression: String, _ text: String) throws {
        #expect(try Self.render("{{ \(expression) }}") == text)
    }

    @Test("A number too large to be whole is an error and not a crash", arguments: ["ceil", "floor", "round"])
    func hugeNumbers(_ filter: String) {
        #expect(throws: LiquidError.self) { try Self.render("{{ n | \(filter) }}", #"{"n":1e300}"#) }
    }

    @Test("Lengths and places are counted in characters, not bytes")
    func unicode() throws {
        #expect(try Self.render("{{ 'äöü漢' | size }}{{ 'äöü漢' | slice: 1, 2 }}{{ 'äöü漢' | truncate: 3, '' }}") == "4öüäöü")
        #expect(try Self.render("{{ 'äb' | split: '' | join: '-' }}") == "ä-b")
    }

    @Test("Cycles are the same when they are spelled with other white space, and apart when their values differ")
    func cycles() throws {
        #expect(try Self.render("{% cycle 1, 2 %}{% cycle 1,2 %}{% cycle 1, 3 %}{% cycle 1 , 2 %}") == "1211")
    }

    @Test("capture takes the first name and its quotes are optional")
    func captureNames() throws {
        #expect(try Self.render("{% capture 'a' %}x{% endcapture %}{% capture b ignored %}y{% endcapture %}{{ a }}{{ b }}") == "xy")
        #expect(throws: LiquidError.self) { try Self.render("{% capture %}x{% endcapture %}") }
    }

    @Test("render goes through the pairs of an object")
    func renderObject() throws {
        #expect(
            try Self.render(
                "{% render 'p' for o as x %}", #"{"o":{"a":1,"b":2}}"#, partials: ["p": "{{ x[0] }}{{ x[1] }}{{ forloop.index }};"])
                == "a11;b22;")
    }

    @Test("tablerow refuses attributes that are no numbers")
    func tableRowAttributes() {
        for attribute in ["cols", "limit", "offset"] {
            #expect(throws: LiquidError.self) {
                try Self.render("{% tablerow i in (1..4) \(attribute): a %}{% endtablerow %}", #"{"a":[1]}"#)
            }
        }
    }

    @Test("A template that stops in the middle of markup ends in an error, wherever it stops")
    func cutTemplates() throws {
        let template = Array(
            "{% for a in (1..3) reversed limit: 2 %}{{ a | plus: 1.5 | append: 'x' }}{% else %}-{%- endfor -%}{# {{-}} %}".utf8)
        for count in 0...template.count {
            let text = String(decoding: template.prefix(count), as: UTF8.self)
            _ = Result { try Self.render(text) }
        }
        #expect(try Self.render(String(decoding: template, as: UTF8.self)) == "3.5x2.5x{#%}")
    }

    @Test("A compiled template renders the same from many tasks at once")
    func concurrency() async throws {
        let template = try LiquidTemplate("{% for i in (1..n) %}{% cycle 'a', 'b' %}{% increment c %}{% endfor %}")
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { try template.render(LiquidObject([("n", .integer(4))])) } }
            for try await output in group { #expect(output == "a0b1a2b3") }
        }
    }
}
