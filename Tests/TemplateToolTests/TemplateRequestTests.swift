import Foundation
import TemplateTool
import Testing

@Suite("groundwork template render")
struct TemplateRequestTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "template-\(UUID().uuidString)")

    private func write(_ text: String, _ name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private func render(_ template: String, data: String = "{}", escapes: Bool = true, partials: URL? = nil) throws -> String {
        let path = try write(template, "page.html")
        return try TemplateRequest(template: path, data: data, escapes: escapes, partials: partials).run(now: 0)
    }

    @Test("The data's members are the variables, and outputs are escaped, 03/LIQ-5, 03/LIQ-7")
    func escaping() throws {
        let data = #"{"task": {"input": {"text": "a < b & 'c'"}}}"#
        #expect(try render("<p>{{ task.input.text }}</p>", data: data) == "<p>a &lt; b &amp; &#39;c&#39;</p>")
        #expect(try render("<p>{{ task.input.text }}</p>", data: data, escapes: false) == "<p>a < b & 'c'</p>")
    }

    @Test("The filters of labeling jobs exist with and without escaping, 03/LIQ-3", arguments: [true, false])
    func filters(escapes: Bool) throws {
        let output = try render("{{ a | to_json }} {{ 's3://b/k' | grant_read_access }}", data: #"{"a": [1, 2]}"#, escapes: escapes)
        #expect(output == "[1,2] s3://b/k")
    }

    @Test("Data may come from a file")
    func dataFile() throws {
        let file = try write(#"{"x": 1}"#, "data.json")
        #expect(try render("{{ x }}", data: "@\(file)") == "1")
    }

    @Test(
        "A partial is found under the ways to spell its file, also in a folder",
        arguments: ["item", "item.liquid", "_item.liquid", "item.html"])
    func partials(file: String) throws {
        _ = try write("[{{ n }}]", "partials/\(file)")
        _ = try write("({{ n }})", "partials/more/\(file)")
        let output = try render(
            "{% render 'item', n: 1 %}{% include 'more/item', n: 2 %}", partials: folder.appending(path: "partials"))
        #expect(output == "[1](2)")
    }

    @Test("No name of a partial leads out of the folder", arguments: ["../secret", "/etc/hostname", "link", "more/../../secret"])
    func partialsStayInside(name: String) throws {
        _ = try write("secret", "secret")
        _ = try write("x", "partials/more/x")
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "partials/link"), withDestinationURL: folder.appending(path: "secret"))
        #expect(throws: TemplateToolError.self) {
            try render("{% render '\(name)' %}", partials: folder.appending(path: "partials"))
        }
    }

    @Test("A mistake is told with file, line and column, also one in a partial")
    func places() throws {
        let page = try write("a\n  {{ x | nosuch }}", "page.html")
        let mistake = #expect(throws: TemplateToolError.self) { try TemplateRequest(template: page).run(now: 0) }
        #expect(mistake?.description.hasPrefix("\(page):2:10: error: ") == true)
        let partial = try write("\n{{ 1 | divided_by: 0 }}", "partials/p.liquid")
        let inner = #expect(throws: TemplateToolError.self) {
            try render("{% render 'p' %}", partials: folder.appending(path: "partials"))
        }
        #expect(inner?.description.hasSuffix("/p.liquid:2:8: error: divided by 0") == true, "\(partial)")
    }

    @Test("Data that is no object, a missing file and standard input twice are told apart")
    func badInput() throws {
        #expect(throws: TemplateToolError.badData(reason: "its outermost value is not an object")) { try render("", data: "[1]") }
        let mistake = #expect(throws: TemplateToolError.self) { try render("", data: "{\"a\" 1}") }
        #expect(mistake?.description == "--data is not a JSON object: a colon was expected after the object key at byte 6")
        #expect(throws: TemplateToolError.inputTwice) { try TemplateRequest(template: "-", data: "-").run(now: 0) }
        #expect(throws: TemplateToolError.self) { try TemplateRequest(template: folder.path + "/none").run(now: 0) }
        #expect(throws: TemplateToolError.self) { try render("", partials: folder.appending(path: "none")) }
    }
}
