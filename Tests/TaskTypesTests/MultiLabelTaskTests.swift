import Annotations
import LabelingDomain
import Manifests
import TaskTypes
import Testing

@Suite("Image and text classification, several labels")
struct MultiLabelTaskTests {
    static let categories = LabelCategories(names: ["person", "bicycle", "clothing", "road"])
    static let context = LabelRecordContext(
        jobName: "labeling-job/tags", createdAt: Timestamp(microseconds: 1_582_839_385_000_201))

    static func labels(_ taskType: any TaskType, _ answers: [[Set<Int>]]) -> any ConsolidatedLabels {
        var consolidation = taskType.consolidation(categories: categories)
        for (object, given) in answers.enumerated() {
            for (worker, classes) in given.enumerated() {
                consolidation.add(.anyClasses(ClassesAnswer(classIndices: classes)), by: worker, to: object)
            }
        }
        return consolidation.labels()
    }

    @Test("An answer lists its labels under the element's name, 07/CE-classifier-multi-3, 07/CE-image-multi-4")
    func answers() throws {
        for taskType in [ImageMultiClassMultiLabel(), TextMultiClassMultiLabel()] as [any TaskType] {
            for (text, classes) in [
                (#"{"x":{"labels":["road","person"]}}"#, [0, 3]), (#"{"note":"a","x":{"labels":["road","road"]}}"#, [3]),
                // What an exclusion category answers: no label applies.
                (#"{"x":{"labels":[]}}"#, []),
            ] as [(String, Set<Int>)] {
                let annotation = try taskType.annotation(in: JSONValue(parsing: text), categories: Self.categories)
                #expect(annotation == .anyClasses(ClassesAnswer(classIndices: classes)))
            }
        }
    }

    @Test(
        "What is no answer is refused",
        arguments: ["{}", #"{"x":{"label":"road"}}"#, #"{"x":{"labels":"road"}}"#, #"{"x":{"labels":[1]}}"#, #"{"labels":["road"]}"#])
    func shapeless(_ text: String) throws {
        let answer = try JSONValue(parsing: text)
        let error = #expect(throws: AnswerError.self) {
            try TextMultiClassMultiLabel().annotation(in: answer, categories: Self.categories)
        }
        #expect(error?.description.contains(#"{"labels":["dog","cat"]}"#) == true)
    }

    @Test("A label that is no category is refused by name")
    func unknownLabel() throws {
        let answer = try JSONValue(parsing: #"{"x":{"labels":["road","Road"]}}"#)
        #expect(throws: AnswerError.unknownLabel("Road", allowed: Self.categories.names)) {
            try ImageMultiClassMultiLabel().annotation(in: answer, categories: Self.categories)
        }
    }

    @Test("One worker's labels have the documented record with confidences of 0, key by key, 05/MLC-1..3, 05/CONF-2, 01/IMG-35")
    func documentedRecord() throws {
        let record = try #require(Self.labels(ImageMultiClassMultiLabel(), [[[1, 0]]]).record(of: 0, context: Self.context))
        #expect(record.label.description == "[0,1]")
        #expect(
            record.metadata.description == #"{"job-name":"labeling-job/tags","class-map":{"0":"person","1":"bicycle"},"#
                + #""human-annotated":"yes","creation-date":"2020-02-27T21:36:25.000201","confidence-map":{"0":0.00,"1":0.00},"#
                + #""type":"groundtruth/image-classification-multilabel"}"#)
    }

    @Test(
        "Every class that anybody chose is there, the surest first, each with a confidence of its own, 05/MLC-1, 05/MLC-2, 05/CONF-5, 01/TXT-21"
    )
    func union() throws {
        let labels = Self.labels(
            TextMultiClassMultiLabel(),
            [[[0, 1], [1], [1, 2]], [[3], [3], [3]], [[0], [0], [0]], [[1], [1], [1]], [[2], [2], [2]], [[], [], []]])
        let record = try #require(labels.record(of: 0, context: Self.context))
        let indices = try #require(record.label.array).map(\.description)
        #expect(indices.first == "1" && Set(indices) == ["0", "1", "2"])
        let map = try #require(record.metadata["confidence-map"]?.members)
        #expect(map.map(\.key) == indices && record.metadata["class-map"]?.members?.map(\.key) == indices)
        let scores = map.compactMap { member -> Double? in
            guard case .number(let spelling) = member.value else { return nil }
            return Double(spelling)
        }
        #expect(scores.count == 3 && scores[0] > 0.5 && scores[0] > scores[1] && scores[2] > 0)
        #expect(record.metadata["type"] == .string("groundtruth/text-classification-multilabel"))
        #expect(record.metadata["confidence"] == nil && record.metadata["class-name"] == nil)
    }

    @Test("Nothing chosen by anybody is a label without classes, and nobody's answer is none, 05/WRK-5")
    func nothing() throws {
        let labels = Self.labels(TextMultiClassMultiLabel(), [[[], []], []])
        let record = try #require(labels.record(of: 0, context: Self.context))
        #expect(record.label == .array([]) && record.metadata["class-map"] == .object([]))
        #expect(labels.record(of: 1, context: Self.context) == nil)
    }
}
