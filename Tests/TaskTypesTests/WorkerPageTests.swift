import Manifests
import TaskTypes
import Testing

@Suite("Worker pages")
struct WorkerPageTests {
    static let categories = LabelCategories(names: ["it's a dog", "cat"])

    static func render(_ template: String, taskObject: String, line: String) throws -> String {
        let manifestLine = try ManifestLine(number: 1, text: line)
        let input = try TaskInput.make(taskObject: taskObject, line: manifestLine, labels: ImageMultiClass().templateLabels(categories))
        return try WorkerPage(template, now: { 0 }).render(taskInput: input) { "https://portal/media/\($0.dropFirst(5))?a=1&b=2" }
    }

    @Test("The documented image template gets its object and labels, 01/IMG-29, 01/COM-5, 03/DEM-1")
    func imageTemplate() throws {
        let template = """
            <crowd-image-classifier name="crowd-image-classifier" src="{{ task.input.taskObject | grant_read_access }}" \
            header="{{ task.input.header }}" categories="{{ task.input.labels | to_json | escape }}"></crowd-image-classifier>
            """
        let page = try Self.render(template, taskObject: "s3://b/k.jpg", line: #"{"source-ref":"s3://b/k.jpg"}"#)
        #expect(
            page == """
                <crowd-image-classifier name="crowd-image-classifier" src="https://portal/media/b/k.jpg?a=1&amp;b=2" \
                header="" categories="[&quot;it&#39;s a dog&quot;,&quot;cat&quot;]"></crowd-image-classifier>
                """)
    }

    @Test("Text to label cannot become markup, 03/LIQ-7")
    func textIsEscaped() throws {
        let page = try Self.render(
            "<classification-target>{{ task.input.taskObject }}</classification-target>", taskObject: "<script>alert(1)</script>",
            line: #"{"source":"x"}"#)
        #expect(page == "<classification-target>&lt;script&gt;alert(1)&lt;/script&gt;</classification-target>")
    }

    @Test("Every key of the manifest line is task.input.<key>, and the object and labels win over keys of their names, 03/NOL-2")
    func manifestKeys() throws {
        let page = try Self.render(
            "{{ task.input.animal }} {{ task.input.source-ref }} {{ task.input.n }} {{ task.input.taskObject }} {{ task.input.labels.size }}",
            taskObject: "object", line: #"{"source-ref":"s3://b/k","animal":"horse","n":1.50,"labels":1,"taskObject":2}"#)
        #expect(page == "horse s3://b/k 1.5 object 2")
    }

    @Test("A template that does not parse is refused with line and column")
    func doesNotParse() {
        let error = #expect(throws: WorkerPageError.self) { try WorkerPage("<p>\n {{ task.input.x | nosuch }}", now: { 0 }) }
        #expect(error?.line == 2)
        #expect(error?.column == 20)
        #expect(error?.description == "The worker task template has an error in line 2, column 20: Unknown filter 'nosuch'")
    }

    @Test("A template that fails on one task's data is told with its place, and serves other tasks")
    func failsOnData() throws {
        let page = try WorkerPage("{{ 10 | divided_by: task.input.n }}", now: { 0 })
        let error = #expect(throws: WorkerPageError.self) {
            try page.render(taskInput: JSONValue(parsing: #"{"n":0}"#)) { $0 }
        }
        #expect(error?.column == 9)
        #expect(try page.render(taskInput: JSONValue(parsing: #"{"n":5}"#)) { $0 } == "2")
    }
}
