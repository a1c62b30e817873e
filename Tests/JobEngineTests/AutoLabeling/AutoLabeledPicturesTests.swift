import Annotations
import Foundation
import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import TaskTypes
import Testing

@testable import JobEngine

/// Boxes and masks that a model makes.
@Suite struct AutoLabeledPicturesTests {
    private static let width = 40
    private static let height = 30

    private static func create(
        _ workshop: Workshop, _ name: String, taskType: String, algorithm: String, attribute: String
    ) async throws -> LabelingJobRow {
        let picture = try MaskFile.write(
            try LabelMap(width: width, height: height, labels: [UInt8](repeating: 0, count: width * height)),
            categories: LabelCategories(names: ["thing"]))
        try await workshop.put(picture, at: "s3://input/picture.png")
        let lines = (0..<1_250).map { #"{"source-ref":"s3://input/picture.png","n":\#($0)}"# }
        return try await workshop.createJob(name, manifest: lines.joined(separator: "\n"), labels: ["thing"]) { specification in
            specification.labelAttributeName = attribute
            specification.preAnnotationFunctionARN = "arn:aws:lambda:us-east-1:432418664414:function:PRE-\(taskType)"
            specification.consolidationFunctionARN = "arn:aws:lambda:us-east-1:432418664414:function:ACS-\(taskType)"
            specification.autoLabeling = AutoLabelingRequest(
                algorithmARN: "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/\(algorithm)")
        }
    }

    @Test("a model's boxes have the shape of people's, 05/AL-23, 05/BOX-1 to BOX-3, 05/META-6")
    func boxes() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await Self.create(
                workshop, "boxed", taskType: "BoundingBox", algorithm: "object-detection", attribute: "things")
            try await workshop.labelToTheEnd(row) { object in
                let box = JSONValue.object([
                    .init("left", .integer(object % 9)), .init("top", .integer(2)), .init("width", .integer(20)),
                    .init("height", .integer(10)), .init("label", .string("thing")),
                ])
                let size = JSONValue.object([.init("width", .integer(Self.width)), .init("height", .integer(Self.height))])
                return .object([
                    .init("boundingBox", .object([.init("boundingBoxes", .array([box])), .init("inputImageProperties", size)]))
                ])
            }
            let ended = try await workshop.wait("boxed", for: .completed)
            #expect(ended.counts.machineLabeled > 500)
            for (number, line) in try await workshop.output(ended).enumerated() {
                let label = try #require(line["things"])
                let metadata = try #require(line["things-metadata"])
                let box = try #require(label["annotations"]?.array?.first)
                #expect(box["left"] == .integer(number % 9) && box["width"] == .integer(20) && box["class_id"] == .integer(0))
                #expect(label["image_size"]?.array?.first?["width"] == .integer(Self.width))
                #expect(metadata["class-map"]?["0"] == .string("thing"))
                #expect(metadata["type"] == .string("groundtruth/object-detection"))
                let isMachine = metadata["human-annotated"] == .string("no")
                #expect(
                    metadata["objects"]?.array?.first?["confidence"] == .number(spelling: isMachine ? "0.80" : "0.00"))
            }
            let guarantee = try JSONValue(parsing: try await workshop.text(at: "s3://output/boxed/activelearning/guarantee.json"))
            #expect(guarantee["statement"]?.string?.hasPrefix("mean IoU at least 0.6, 95 % confident, measured on n = ") == true)
        }
    }

    @Test("a model's masks are files in the job's colors, 05/AL-24, 05/SEG-1 to SEG-4, 05/META-6")
    func masks() async throws {
        try await Workshop.openWithRounds { workshop in
            let row = try await Self.create(
                workshop, "masked", taskType: "SemanticSegmentation", algorithm: "semantic-segmentation", attribute: "things-ref")
            let masks = try (0..<9).map { try Self.mask($0) }
            try await workshop.labelToTheEnd(row) { object in
                let size = JSONValue.object([.init("width", .integer(Self.width)), .init("height", .integer(Self.height))])
                return .object([
                    .init(
                        "crowd-semantic-segmentation",
                        .object([
                            .init("inputImageProperties", size),
                            .init("labelMappings", .object([.init("thing", .object([.init("color", .string("#1f77b4"))]))])),
                            .init(
                                "labeledImage",
                                .object([.init("pngImageData", .string(Data(masks[object % 9]).base64EncodedString()))])),
                        ]))
                ])
            }
            let ended = try await workshop.wait("masked", for: .completed)
            #expect(ended.counts.machineLabeled > 500)
            let categories = LabelCategories(names: ["thing"])
            var checked = 0
            for (number, line) in try await workshop.output(ended).enumerated() {
                let metadata = try #require(line["things-ref-metadata"])
                #expect(metadata["type"] == .string("groundtruth/semantic-segmentation"))
                #expect(metadata["internal-color-map"]?["1"]?["hex-color"] == .string("#1f77b4"))
                guard metadata["human-annotated"] == .string("no"), checked < 20 else { continue }
                checked += 1
                #expect(metadata["internal-color-map"]?["1"]?["confidence"] == .number(spelling: "0.90"))
                let place = try #require(line["things-ref"]?.string.flatMap { S3URI($0) })
                let bytes = try await workshop.store.data(at: place, limit: 1 << 20)
                let map = try MaskFile.read(Array(buffer: bytes), categories: categories)
                #expect(map.labels.count { $0 == 1 } == (10 + number % 9) * Self.height)
            }
            #expect(checked == 20)
        }
    }

    /// What the fake program predicts of objects whose number leaves `rest` when divided by nine.
    private static func mask(_ rest: Int) throws -> [UInt8] {
        let labels = (0..<height).flatMap { _ in (0..<width).map { UInt8($0 < 10 + rest ? 1 : 0) } }
        return try MaskFile.write(
            try LabelMap(width: width, height: height, labels: labels), categories: LabelCategories(names: ["thing"]))
    }
}
