import LabelingDomain
import Manifests
import Testing

@testable import TaskTypes

@Suite struct VerificationTests {
    static let categories = LabelCategories(names: ["good", "bad"])
    static let context = LabelRecordContext(jobName: "verify-bounding-boxes", createdAt: Timestamp(microseconds: 0))

    static func record(_ answers: [String]) throws -> LabelRecord {
        let taskType = Verification(of: .boundingBox)
        var consolidation = taskType.consolidation(categories: categories)
        for (worker, answer) in answers.enumerated() {
            consolidation.add(
                try taskType.annotation(in: JSONValue(parsing: answer), categories: categories), by: worker, to: 0)
        }
        return try #require(consolidation.labels().record(of: 0, context: context))
    }

    @Test("the verdict is a class, comments are gathered and empty ones dropped, 05/VER-1..4, 01/IMG-40")
    func verdict() throws {
        let record = try Self.record([
            #"{"check":{"label":"bad","workerComment":"Box is too wide."}}"#, #"{"check":{"label":"bad","workerComment":"  "}}"#,
            #"{"check":{"label":"bad"}}"#,
        ])
        #expect(record.label == .string("1"))
        #expect(record.metadata["class-name"] == .string("bad"))
        #expect(record.metadata["type"] == .string("groundtruth/label-verification"))
        #expect(record.metadata["worker-feedback"]?.description == #"[{"comment":"Box is too wide."}]"#)
        #expect((record.metadata["confidence"]?.finiteNumber ?? 0) > 0.5)
    }

    @Test("without comments there is no worker-feedback, 05/VER-4, 01/IMG-41")
    func noFeedback() throws {
        let record = try Self.record([#"{"check":{"label":"good"}}"#])
        #expect(record.metadata["worker-feedback"] == nil)
        #expect(record.metadata["confidence"]?.description == "0.00")
    }

    @Test("an object without such a label fails alone, 02/VA-11, 01/IMG-39")
    func unlabeledObjects() throws {
        let labeled = #"{"source-ref":"s3://b/a.png","bb":{"annotations":[]},"bb-metadata":{"type":"groundtruth/object-detection"}}"#
        for taskType in [Verification(of: .boundingBox), AdjustmentBoundingBox()] as [any TaskType] {
            #expect(taskType.problem(with: try ManifestLine(number: 1, text: labeled)) == nil)
            let bare = try ManifestLine(number: 2, text: #"{"source-ref":"s3://b/b.png"}"#)
            #expect(taskType.problem(with: bare)?.contains("groundtruth/object-detection") == true)
            _ = try taskType.dataObject(of: bare)
        }
    }

    @Test("all six names of predefined functions for images are there, 02/VA-7, 03/JOB-35")
    func names() {
        let names = Set(TaskTypeRegistry.all.map(\.name))
        #expect(
            names.isSuperset(of: [
                "BoundingBox", "SemanticSegmentation", "AdjustmentBoundingBox", "VerificationBoundingBox",
                "AdjustmentSemanticSegmentation", "VerificationSemanticSegmentation",
            ]))
    }

    @Test("the page of an adjustment gets the whole line as manifestLine, 03/LIQ-17, 01/COM-5")
    func manifestLine() throws {
        let text = #"{"source-ref":"s3://b/a.png","bb":{"annotations":[{"class_id":1}]}}"#
        let line = try ManifestLine(number: 1, text: text)
        let input = try TaskInput.make(taskObject: "s3://b/a.png", line: line, labels: BoundingBox().templateLabels(Self.categories))
        #expect(input["manifestLine"]?.description == text)
        #expect(input["bb"]?["annotations"]?.array?.count == 1)
    }
}
