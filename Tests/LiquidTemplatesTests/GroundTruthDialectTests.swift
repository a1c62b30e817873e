import LiquidTemplates
import Manifests
import Testing

@Suite("Liquid as Ground Truth speaks it")
struct GroundTruthDialectTests {
    static func render(_ template: String, _ input: String = "{}") throws -> String {
        let options = LiquidOptions(isGroundTruth: true, grantReadAccess: { "https://portal.example/media?uri=\($0)&signature=1" })
        let value = LiquidValue(try JSONValue(parsing: input))
        let task = LiquidObject([("input", value)])
        return try LiquidTemplate(template, options: options).render(LiquidObject([("task", .object(task))]))
    }

    @Test(
        "The documented escaping examples come out as documented, 03/LIQ-7..10",
        arguments: [
            (#"{{ "Have you read 'James & the Giant Peach'?" }}"#, "Have you read &#39;James &amp; the Giant Peach&#39;?"),
            (#"{{ "Have you read 'James & the Giant Peach'?" | escape }}"#, "Have you read &#39;James &amp; the Giant Peach&#39;?"),
            (
                #"{{ "Have you read 'James &amp; the Giant Peach'?" | escape_once }}"#,
                "Have you read &#39;James &amp; the Giant Peach&#39;?"
            ),
            (#"{{ "Have you read 'James & the Giant Peach'?" | skip_autoescape }}"#, "Have you read 'James & the Giant Peach'?"),
        ])
    func documentedEscaping(_ template: String, _ output: String) throws {
        #expect(try Self.render(template) == output)
    }

    @Test("What was escaped or captured before is not escaped again, 03/LIQ-8")
    func neverTwice() throws {
        #expect(try Self.render("{% assign x = '<&>' | escape %}{{ x }}") == "&lt;&amp;&gt;")
        #expect(try Self.render("{% capture x %}<b>{{ '<&>' }}</b>{% endcapture %}{{ x }}") == "<b>&lt;&amp;&gt;</b>")
        #expect(try Self.render("{% assign x = '<i>' | skip_autoescape %}{{ x }}{{ x | upcase }}") == "<i>&lt;I&gt;")
    }

    @Test("to_json gives raw JSON in text and scripts, 03/LIQ-11")
    func rawJSON() throws {
        let input = #"{"point":{"point_number":8,"coords":[59,76]}}"#
        #expect(try Self.render("{{ task.input.point | to_json }}", input) == #"{"point_number":8,"coords":[59,76]}"#)
        #expect(
            try Self.render("<script>let p = {{ task.input.point | to_json }};</script>", input)
                == #"<script>let p = {"point_number":8,"coords":[59,76]};</script>"#)
    }

    @Test("to_json cannot end the script around it and keeps the spelling of numbers and the order of keys")
    func scriptSafeJSON() throws {
        let input = #"{"x":{"z":1.50,"a":"</script>","n":12345678901234567890}}"#
        #expect(try Self.render("{{ task.input.x | to_json }}", input) == #"{"z":1.50,"a":"<\/script>","n":12345678901234567890}"#)
    }

    @Test(
        "Inside an attribute every idiom of to_json reads back as the JSON, 03/LIQ-12, 03/LIQ-17",
        arguments: [
            "<x a='{{ task.input.labels | to_json }}'></x>", "<x a=\"{{ task.input.labels | to_json }}\"></x>",
            "<x a=\"{{ task.input.labels | to_json | escape }}\"></x>", "<x a='{{ task.input.labels }}'></x>",
        ])
    func attributeJSON(_ template: String) throws {
        let output = try Self.render(template, #"{"labels":["it's","a \"b\""]}"#)
        let value = output.dropFirst(6).dropLast(6)
        #expect(!value.contains("'") && !value.contains("\""))
        let decoded = value.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        #expect(decoded == #"["it's","a \"b\""]"#)
    }

    @Test("An array or object printed without to_json is JSON, 07/CE-general-37")
    func printedCollections() throws {
        #expect(try Self.render("{{ task.input.a }}", #"{"a":[1,{"b":null}]}"#) == "[1,{&quot;b&quot;:null}]")
    }

    @Test("grant_read_access turns any value into its URL, escaped like any output, 03/LIQ-13, 03/NOL-4")
    func grantReadAccess() throws {
        #expect(
            try Self.render("<img src=\"{{ task.input.source-ref | grant_read_access }}\">", #"{"source-ref":"s3://b/k"}"#)
                == "<img src=\"https://portal.example/media?uri=s3://b/k&amp;signature=1\">")
        #expect(try Self.render("{{ task.input.missing | grant_read_access }}") == "")
    }

    @Test("Hyphenated names and variable indexes resolve, also by a whole number, 03/LIQ-6, 07/CE-general-35")
    func hyphens() throws {
        let input = #"""
            {"manifestLine":{"bb":{"annotations":[{"class_id":1,"left":5}]},"bb-metadata":{"class-map":{"1":"dog"}}}}
            """#
        let template = """
            {% for box in task.input.manifestLine.bb.annotations %}{% capture class_id %}{{ box.class_id }}{% endcapture %}\
            {% assign label = task.input.manifestLine.bb-metadata.class-map[class_id] %}\
            { label: {{ label | to_json }}, left: {{ box.left }} },\
            {{ task.input.manifestLine.bb-metadata.class-map[box.class_id] }}{% endfor %}
            """
        #expect(try Self.render(template, input) == #"{ label: "dog", left: 5 },dog"#)
    }

    @Test("Iterating an object gives pairs of key and value, 07/CE-general-36")
    func pairs() throws {
        #expect(try Self.render("{% for x in task.input %}{{ x[0] }}={{ x[1] }};{% endfor %}", #"{"b":1,"a":2}"#) == "b=1;a=2;")
    }

    @Test("The filters of Ground Truth are unknown to plain Liquid")
    func dialectIsAnOption() throws {
        #expect(throws: LiquidError.self) { try LiquidTemplate("{{ 1 | to_json }}") }
        #expect(try LiquidTemplate("{{ '<' }}").render(LiquidObject()) == "<")
    }
}
