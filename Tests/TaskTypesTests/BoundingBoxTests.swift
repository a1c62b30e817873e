import Annotations
import Consolidation
import LabelingDomain
import Manifests
import Testing

@testable import TaskTypes

@Suite struct BoundingBoxTests {
    static let categories = LabelCategories(names: ["dog", "cat", "bone"])
    static let context = LabelRecordContext(jobName: "j", createdAt: Timestamp(microseconds: 1_539_901_093_527_256))

    static func answer(_ boxes: String, modified: String? = nil) throws -> JSONValue {
        let flag = modified.map { #","initialValueModified":\#($0)"# } ?? ""
        return try JSONValue(
            parsing: #"{"note":"x","boundingBox":{"boundingBoxes":[\#(boxes)],"inputImageProperties":{"height":400,"width":500}\#(flag)}}"#)
    }

    static func box(_ label: String, _ left: Double, _ top: Double, _ width: Double, _ height: Double) -> String {
        #"{"height":\#(height),"label":"\#(label)","left":\#(left),"top":\#(top),"width":\#(width)}"#
    }

    static func record(_ taskType: any TaskType, _ answers: [JSONValue]) throws -> LabelRecord {
        var consolidation = taskType.consolidation(categories: categories)
        for (worker, answer) in answers.enumerated() {
            consolidation.add(try taskType.annotation(in: answer, categories: categories), by: worker, to: 0)
        }
        return try #require(consolidation.labels().record(of: 0, context: context))
    }

    @Test("one worker's boxes come out as drawn with confidence 0, 05/BOX-1..3, 05/CONF-2")
    func oneWorkersBoxes() throws {
        let record = try Self.record(
            BoundingBox(), [try Self.answer([Self.box("dog", 111, 134, 61, 128), Self.box("bone", 20, 20, 30, 30)].joined(separator: ","))])
        #expect(record.label["image_size"]?.description == #"[{"width":500,"height":400,"depth":3}]"#)
        let annotations = Set((record.label["annotations"]?.array ?? []).map(\.description))
        #expect(
            annotations == [
                #"{"class_id":0,"left":111,"top":134,"width":61,"height":128}"#,
                #"{"class_id":2,"left":20,"top":20,"width":30,"height":30}"#,
            ])
        #expect(record.metadata["objects"]?.description == #"[{"confidence":0.00},{"confidence":0.00}]"#)
        #expect(record.metadata["class-map"]?.description == #"{"0":"dog","2":"bone"}"#)
        #expect(record.metadata["type"] == .string("groundtruth/object-detection"))
        #expect(record.metadata["creation-date"] == .string("2018-10-18T22:18:13.527256"))
        #expect(record.metadata["adjustment-status"] == nil && record.metadata["confidence"] == nil)
    }

    @Test("several workers' boxes are matched and combined, with a confidence each, 05/CON-5, 05/CONF-5")
    func severalWorkersBoxes() throws {
        let answers = try [(0.0, 0.0), (2, -2), (-2, 2)].map { x, y in
            try Self.answer([Self.box("dog", 100 + x, 100 + y, 60, 80), Self.box("cat", 300 - x, 50 - y, 40, 40)].joined(separator: ","))
        }
        let record = try Self.record(BoundingBox(), answers)
        let annotations = try #require(record.label["annotations"]?.array)
        #expect(annotations.count == 2)
        for annotation in annotations {
            let expected = annotation["class_id"] == .integer(0) ? (100.0, 60.0) : (300, 40)
            #expect(abs((annotation["left"]?.finiteNumber ?? 0) - expected.0) <= 2)
            #expect(abs((annotation["width"]?.finiteNumber ?? 0) - expected.1) <= 2)
        }
        let scores = (record.metadata["objects"]?.array ?? []).compactMap { $0["confidence"]?.finiteNumber }
        #expect(scores.count == 2 && scores.allSatisfy { $0 > 0.5 && $0 <= 1 })
    }

    @Test("an image with nothing to draw has no boxes and an empty class map, 05/BOX-1")
    func nothingToDraw() throws {
        let record = try Self.record(BoundingBox(), [try Self.answer(""), try Self.answer("")])
        #expect(record.label["annotations"] == .array([]))
        #expect(record.metadata["objects"] == .array([]))
        #expect(record.metadata["class-map"] == .object([]))
    }

    @Test(
        "one worker's change makes the label adjusted, 05/ADJ-2..5, 05/ADJ-8",
        arguments: [(["false", "false"], "unadjusted"), (["false", "true"], "adjusted")])
    func adjustment(modified: [String], status: String) throws {
        let answers = try modified.map { try Self.answer(Self.box("dog", 1, 1, 20, 20), modified: $0) }
        let record = try Self.record(AdjustmentBoundingBox(), answers)
        #expect(record.metadata["adjustment-status"] == .string(status))
        #expect(record.metadata["type"] == .string("groundtruth/object-detection"))
    }

    @Test(
        "boxes that cannot be are refused with what is wrong, 07/CE-bounding-box-6",
        arguments: [
            (box("cow", 1, 1, 2, 2), "'cow' is none of the label categories"), (box("dog", 1, 1, 0, 2), "has no area"),
            (box("dog", -30, 1, 20, 2), "not inside the image of 500"), (box("dog", 490, 1, 20, 2), "Box 1, 'dog', from 490"),
            (#"{"label":"dog","left":1}"#, "does not have the shape"),
        ])
    func impossibleBoxes(box: String, reason: String) throws {
        let answer = try Self.answer(box)
        let error = #expect(throws: AnswerError.self) { try BoundingBox().annotation(in: answer, categories: Self.categories) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test("a box that sticks out by less than a pixel is cut back to the image")
    func roundingIsForgiven() throws {
        let record = try Self.record(BoundingBox(), [try Self.answer(Self.box("dog", -0.4, 399, 500.6, 1.3))])
        #expect(record.label["annotations"]?.description == #"[{"class_id":0,"left":0,"top":399,"width":500,"height":1}]"#)
    }
}
