import Annotations
import LabelingDomain
import Manifests
import TaskTypes
import Testing

@Suite("Named entity recognition")
struct NamedEntityTaskTests {
    static let taskType = NamedEntityRecognition()
    static let categories = LabelCategories(names: ["Date", "Place"], shortNames: ["dt", nil])
    static let context = LabelRecordContext(
        jobName: "labeling-job/ner-job", createdAt: Timestamp(microseconds: 1_603_932_039_398_470))

    static func annotation(_ entities: String) throws -> Annotation {
        try taskType.annotation(in: JSONValue(parsing: "{\"ner\":{\"entities\":\(entities)}}"), categories: categories)
    }

    static func spans(_ spans: [(Int, Int, Int)]) -> Annotation {
        .spans(SpansAnswer(spans: spans.compactMap { Span(start: $0.0, end: $0.1, classIndex: $0.2) }))
    }

    @Test("An answer lists entities with offsets; they may overlap, or be none, 07/CE-entity-5..7, 01/TXT-2, 01/TXT-3, 01/TXT-12")
    func answers() throws {
        #expect(try Self.annotation("[]") == Self.spans([]))
        #expect(
            try Self.annotation(
                #"[{"endOffset":9,"label":"Place","startOffset":3},{"label":"Date","startOffset":3,"endOffset":9}]"#)
                == Self.spans([(3, 9, 1), (3, 9, 0)]))
    }

    @Test(
        "What is no answer is refused with the reason",
        arguments: [
            (#"{"label":"Date"}"#, "shape"), (#"{"label":"Date","startOffset":"0","endOffset":3}"#, "shape"),
            (#"{"label":"Date","startOffset":0.5,"endOffset":3}"#, "shape"),
            (#"{"label":"Time","startOffset":0,"endOffset":3}"#, "'Time' is none"),
            (#"{"label":"Date","startOffset":3,"endOffset":3}"#, "from 3 to 3"),
            (#"{"label":"Date","startOffset":-1,"endOffset":3}"#, "from -1 to 3"),
        ])
    func refused(_ entity: String, words: String) {
        let error = #expect(throws: AnswerError.self) { try Self.annotation("[\(entity)]") }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test("Offsets count code points of the text, 05/NER-3")
    func offsets() throws {
        // Two code points, one grapheme: an e and its accent; one code point, two UTF-16 units: the face.
        let text = "e\u{301}😀!"
        try Self.taskType.check(Self.spans([(0, 4, 0)]), against: text)
        let error = #expect(throws: AnswerError.self) { try Self.taskType.check(Self.spans([(3, 5, 0)]), against: text) }
        #expect(error?.description == "The entity from 3 to 5 ends beyond the text, which has 4 characters.")
    }

    @Test("One worker's entities have the documented record with confidences of 0, 05/NER-1..5, 05/CONF-2, 01/TXT-13")
    func documentedRecord() throws {
        var consolidation = Self.taskType.consolidation(categories: Self.categories)
        consolidation.add(Self.spans([(28, 36, 0), (13, 17, 1)]), by: 0, to: 0)
        let record = try #require(consolidation.labels().record(of: 0, context: Self.context))
        #expect(
            record.label.description == #"{"annotations":{"labels":[{"label":"Date","shortDisplayName":"dt"},"#
                + #"{"label":"Place","shortDisplayName":"Place"}],"entities":[{"label":"Place","startOffset":13,"endOffset":17},"#
                + #"{"label":"Date","startOffset":28,"endOffset":36}]}}"#)
        #expect(
            record.metadata.description == #"{"job-name":"labeling-job/ner-job","type":"groundtruth/text-span","#
                + #""creation-date":"2020-10-29T00:40:39.398470","human-annotated":"yes","entities":[{"confidence":0.00},{"confidence":0.00}]}"#
        )
    }

    @Test("Three workers' entities become one set with a confidence each; an outlier is dropped, 05/CON-7, 05/CONF-5")
    func consolidated() throws {
        var consolidation = Self.taskType.consolidation(categories: Self.categories)
        for object in 0..<20 {
            for worker in 0..<3 { consolidation.add(Self.spans([(0, 4, object % 2), (10, 14, 1)]), by: worker, to: object) }
        }
        consolidation.add(Self.spans([(0, 4, 0), (20, 24, 1)]), by: 0, to: 20)
        for worker in 1..<3 { consolidation.add(Self.spans([(0, 4, 0)]), by: worker, to: 20) }
        let labels = consolidation.labels()
        let record = try #require(labels.record(of: 20, context: Self.context))
        let entities = try #require(record.label["annotations"]?["entities"]?.array)
        #expect(entities.map(\.description) == [#"{"label":"Date","startOffset":0,"endOffset":4}"#])
        let scores = try #require(record.metadata["entities"]?.array).map { $0["confidence"]?.description ?? "" }
        #expect(scores.count == 1 && (Double(scores[0]) ?? 0) > 0.5)
        #expect(labels.workerAccuracies.count == 3)
    }

    @Test("Overlapping entities of several workers are kept apart, 01/TXT-2")
    func overlapping() throws {
        var consolidation = Self.taskType.consolidation(categories: Self.categories)
        for worker in 0..<3 { consolidation.add(Self.spans([(0, 10, 0), (4, 8, 1)]), by: worker, to: 0) }
        let record = try #require(consolidation.labels().record(of: 0, context: Self.context))
        #expect(record.label["annotations"]?["entities"]?.array?.count == 2)
    }

    @Test("Templates get the labels as objects, with their short names, 07/CE-entity-3")
    func templateLabels() {
        #expect(
            Self.taskType.templateLabels(Self.categories).description == #"[{"label":"Date","shortDisplayName":"dt"},{"label":"Place"}]"#)
    }

    static func page(_ instructions: WorkerInstructions, description: String = "Mark", text: String = "Lyon") throws -> String {
        let line = try ManifestLine(number: 1, text: #"{"source":"ignored"}"#)
        let input = try TaskInput.make(taskObject: text, line: line, labels: taskType.templateLabels(categories))
        let template = NamedEntityPage.template(instructions: instructions, description: description)
        return try WorkerPage(template, now: { 0 }).render(taskInput: input) { "https://portal/\($0)" }
    }

    @Test("The page of the service's own shows text, labels and instructions, 01/TXT-8, 01/TXT-9, 03/JOB-32")
    func ownPage() throws {
        let page = try Self.page(WorkerInstructions(short: "<p>Short</p>", full: "Full\n1 < 2"), description: "Mark \"{{all}}\" <b>")
        #expect(page.contains("<crowd-entity-annotation name=\"crowd-entity-annotation\""))
        #expect(!page.contains("crowd-form"))
        #expect(page.contains("header=\"Mark &quot;&#123;&#123;all}}&quot; &lt;b&gt;\""))
        #expect(
            page.contains(
                #"labels="[{&quot;label&quot;:&quot;Date&quot;,&quot;shortDisplayName&quot;:&quot;dt&quot;},{&quot;label&quot;:&quot;Place&quot;}]""#
            ))
        #expect(page.contains(#"text="Lyon""#))
        #expect(page.contains("<short-instructions><p>Short</p></short-instructions>"))
        #expect(
            page.contains(
                #"<full-instructions header="Instructions"><div style="white-space: pre-wrap">Full"# + "\n1 < 2</div></full-instructions>"))
    }

    @Test("Text cannot become markup, and carriage returns stay characters of their own, 03/LIQ-7, 05/NER-3")
    func text() throws {
        let page = try Self.page(WorkerInstructions(short: "a", full: "b"), text: "a\r\n\"<b>&amp;'")
        #expect(page.contains("text=\"a&#13;\n&quot;&lt;b&gt;&amp;amp;&#39;\""))
    }

    @Test("Of Liquid in instructions only granted images are obeyed, 03/LCC-15, 03/LIQ-14")
    func liquidInInstructions() throws {
        let page = try Self.page(
            WorkerInstructions(
                short: "<img src=\"{{ 's3://b/k.png' | grant_read_access }}\"> {{ task.input.labels }} {% nosuch %}", full: "x"))
        #expect(page.contains("<img src=\"https://portal/s3://b/k.png\"> {{ task.input.labels }} {% nosuch %}</short-instructions>"))
    }
}
