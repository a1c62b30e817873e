import Annotations
import LabelingDomain
import Manifests
import TaskTypes
import Testing

@Suite("Image and text classification, single label")
struct OneClassTaskTests {
    static let categories = LabelCategories(names: ["dog", "cat", "bird"])

    static func line(_ text: String) throws -> ManifestLine { try ManifestLine(number: 3, text: text) }

    // MARK: Input

    @Test("Images come from source-ref, 04/FMT-1")
    func imageInput() throws {
        let object = try ImageMultiClass().dataObject(of: Self.line(#"{"source-ref":"s3://b/k.jpg","source":"ignored"}"#))
        #expect(object == .image(S3URI(bucket: "b", key: "k.jpg")))
    }

    @Test("Texts come from source, or from the file that source-ref names, 04/FMT-2, 05/MLC-4")
    func textInput() throws {
        #expect(try TextMultiClass().dataObject(of: Self.line(#"{"source":"a","source-ref":"s3://b/k"}"#)) == .text("a"))
        #expect(
            try TextMultiClass().dataObject(of: Self.line(#"{"source-ref":"s3://b/k.txt"}"#))
                == .textFile(S3URI(bucket: "b", key: "k.txt")))
    }

    @Test(
        "A line that names no image is refused with its number, 04/IN-10",
        arguments: [
            #"{"source":"text"}"#, #"{"source-ref":"https://example.com/k.jpg"}"#, #"{"source-ref":"s3://bucket"}"#,
            #"{"source-ref":"s3://bucket/"}"#, #"{"source-ref":""}"#,
        ])
    func unsuitableLine(_ text: String) throws {
        let line = try Self.line(text)
        let error = #expect(throws: ManifestLineError.self) { try ImageMultiClass().dataObject(of: line) }
        #expect(error?.line == 3)
        #expect(error?.description.contains("source-ref") == true)
    }

    // MARK: Answers

    @Test(
        "An answer names its label under the element's name, whatever that is, 07/CE-classifier-1, 07/CE-image-classifier-5",
        arguments: [
            #"{"crowd-image-classifier":{"label":"cat"}}"#, #"{"intent":{"label":"cat"}}"#,
            #"{"comment":"blurred","crowd-classifier":{"label":"cat"},"sure":{"yes":true}}"#,
        ])
    func answers(_ text: String) throws {
        for taskType in [ImageMultiClass(), TextMultiClass()] as [any TaskType] {
            let annotation = try taskType.annotation(in: JSONValue(parsing: text), categories: Self.categories)
            #expect(annotation == .oneClass(ClassAnswer(classIndex: 1)))
        }
    }

    @Test("A label that is no category is refused by name")
    func unknownLabel() throws {
        let answer = try JSONValue(parsing: #"{"x":{"label":"Dog"}}"#)
        let error = #expect(throws: AnswerError.self) {
            try ImageMultiClass().annotation(in: answer, categories: Self.categories)
        }
        #expect(error == .unknownLabel("Dog", allowed: ["dog", "cat", "bird"]))
        #expect(error?.description == "The label 'Dog' is none of the label categories: 'dog', 'cat', 'bird'.")
    }

    @Test("Only the first twenty categories are listed in an error")
    func longList() {
        let error = AnswerError.unknownLabel("x", allowed: (0..<23).map { "c\($0)" })
        #expect(error.description.hasSuffix("'c19' and 3 more."))
    }

    @Test(
        "What is no answer is refused",
        arguments: ["{}", "[]", "null", #"{"x":{"labels":["cat"]}}"#, #"{"x":{"label":1}}"#, #"{"label":"cat"}"#])
    func shapeless(_ text: String) throws {
        let answer = try JSONValue(parsing: text)
        #expect(throws: AnswerError.self) { try TextMultiClass().annotation(in: answer, categories: Self.categories) }
    }

    @Test("Two answers to one question are refused")
    func ambiguous() throws {
        let answer = try JSONValue(parsing: #"{"a":{"label":"cat"},"b":{"label":"dog"}}"#)
        #expect(throws: AnswerError.ambiguous(elements: ["a", "b"])) {
            try TextMultiClass().annotation(in: answer, categories: Self.categories)
        }
    }

    // MARK: Output

    static let context = LabelRecordContext(
        jobName: "identify-animal-species", createdAt: Timestamp(microseconds: 1_539_901_093_527_256))

    static func consolidated(_ taskType: any TaskType, _ answers: [[Int]]) -> any ConsolidatedLabels {
        var consolidation = taskType.consolidation(categories: categories)
        for (object, classes) in answers.enumerated() {
            for (worker, classIndex) in classes.enumerated() {
                consolidation.add(.oneClass(ClassAnswer(classIndex: classIndex)), by: worker, to: object)
            }
        }
        return consolidation.labels()
    }

    @Test("One worker's label has the documented record with confidence 0.00, key by key, 05/CLS-1, 05/CLS-2, 05/CONF-2, 05/META-1..5")
    func documentedRecord() throws {
        let record = try #require(Self.consolidated(ImageMultiClass(), [[0]]).record(of: 0, context: Self.context))
        #expect(record.label == .string("0"))
        let metadata =
            #"{"class-name":"dog","confidence":0.00,"type":"groundtruth/image-classification","#
            + #""job-name":"identify-animal-species","human-annotated":"yes","creation-date":"2018-10-18T22:18:13.527256"}"#
        #expect(record.metadata.description == metadata)
    }

    @Test("The whole output line is the input line with label and metadata after it, 05/CLS sample")
    func documentedLine() throws {
        let record = try #require(Self.consolidated(ImageMultiClass(), [[0]]).record(of: 0, context: Self.context))
        let line = try Self.line(#"{"source-ref":"s3://b/example_image.jpg"}"#)
        let output = try line.splicing(
            LabelAttributeName("species", form: .inline), label: record.label, metadata: record.metadata)
        #expect(
            output == #"{"source-ref":"s3://b/example_image.jpg","species":"0","species-metadata":{"class-name":"dog","confidence":0.00,"#
                + #""type":"groundtruth/image-classification","job-name":"identify-animal-species","human-annotated":"yes","#
                + #""creation-date":"2018-10-18T22:18:13.527256"}}"#)
    }

    @Test("Several workers' label has a confidence between 0 and 1 in at most four decimals, 05/CONF-1, 05/CONF-5")
    func confidence() throws {
        let labels = Self.consolidated(TextMultiClass(), [[1, 1, 1], [1, 1, 2], [0, 0, 0], [2, 2, 2]])
        var confidences: [Double] = []
        for (object, classIndex) in [1, 1, 0, 2].enumerated() {
            let record = try #require(labels.record(of: object, context: Self.context))
            #expect(record.label == .string(String(classIndex)))
            #expect(record.metadata["class-name"] == .string(Self.categories.names[classIndex]))
            #expect(record.metadata["type"] == .string("groundtruth/text-classification"))
            guard case .number(let spelling) = record.metadata["confidence"] else { throw AnswerError.shape(example: "") }
            #expect(spelling.contains(#/^[01]\.\d{2,4}$/#))
            confidences.append(Double(spelling) ?? -1)
        }
        #expect(confidences.allSatisfy { $0 > 0.5 && $0 <= 1 })
        #expect(confidences[1] < confidences[0])
        #expect(labels.workerAccuracies.count == 3)
    }

    @Test("An object that nobody answered has no record, 05/WRK-8")
    func unanswered() {
        let labels = Self.consolidated(TextMultiClass(), [[0, 0], [], [1, 1]])
        #expect(labels.record(of: 1, context: Self.context) == nil)
        #expect(labels.record(of: 7, context: Self.context) == nil)
    }

    @Test("A machine's label says so, 05/META-3")
    func machineLabel() throws {
        let context = LabelRecordContext(jobName: "j", createdAt: Timestamp(microseconds: 0), isHumanAnnotated: false)
        let record = try #require(Self.consolidated(TextMultiClass(), [[0]]).record(of: 0, context: context))
        #expect(record.metadata["human-annotated"] == .string("no"))
    }
}
