import Annotations
import Foundation
import LabelingDomain
import Manifests
import MaskImages
import Testing

@testable import TaskTypes

@Suite struct SemanticSegmentationTests {
    static let categories = LabelCategories(names: ["road", "car"])
    static let context = LabelRecordContext(
        jobName: "j", createdAt: Timestamp(microseconds: 1_539_901_093_527_256), fileFolder: "s3://out/j/output/")

    /// Class numbers of a 4 x 2 image: 0 background, 1 road, 2 car.
    static func answer(_ labels: [UInt8], colours: [String] = ["#FF0000", "#00ff00"], modified: String? = nil) throws -> JSONValue {
        let palette = [MaskColour.background] + colours.compactMap { MaskColour(hex: $0) }
        let bytes = try MaskPicture.write(LabelMap(width: 4, height: 2, labels: labels), palette: palette)
        let flag = modified.map { #","initialValueModified":\#($0)"# } ?? ""
        return try JSONValue(
            parsing:
                #"{"seg":{"inputImageProperties":{"height":2,"width":4},"labelMappings":{"road":{"color":"\#(colours[0])"},"car":{"color":"\#(colours[1])"}},"labeledImage":{"pngImageData":"\#(Data(bytes).base64EncodedString())"}\#(flag)}}"#
        )
    }

    static func record(_ taskType: any TaskType, _ answers: [JSONValue]) throws -> LabelRecord {
        var consolidation = taskType.consolidation(categories: categories)
        for (worker, answer) in answers.enumerated() {
            consolidation.add(try taskType.annotation(in: answer, categories: categories), by: worker, to: 7)
        }
        return try #require(consolidation.labels().record(of: 7, context: context))
    }

    static func mask(of record: LabelRecord) throws -> [UInt8] {
        let colours = Dictionary(
            uniqueKeysWithValues: (record.metadata["internal-color-map"]?.members ?? []).compactMap { member -> (MaskColour, UInt8)? in
                guard let hex = member.value["hex-color"]?.string, let colour = MaskColour(hex: hex), let id = UInt8(member.key) else {
                    return nil
                }
                return (colour, id)
            })
        let bytes = try #require(try record.file?.makeBytes())
        return try MaskPicture.read(bytes, width: 4, height: 2, classes: colours).labels
    }

    @Test("one worker's mask comes out pixel by pixel in the colours that the record names, 05/SEG-1..4, 05/CONF-2")
    func oneWorkersMask() throws {
        let record = try Self.record(SemanticSegmentation(), [try Self.answer([0, 1, 1, 2, 2, 0, 0, 1])])
        #expect(record.label == .string("s3://out/j/output/7_2018-10-18T22:18:13.527256.png"))
        #expect(record.file?.location == record.label.string)
        let map = try #require(record.metadata["internal-color-map"])
        #expect(map["0"]?.description == ##"{"class-name":"BACKGROUND","confidence":0.00,"hex-color":"#ffffff"}"##)
        #expect(map["1"]?["class-name"] == .string("road") && map["2"]?["class-name"] == .string("car"))
        #expect(record.metadata["type"] == .string("groundtruth/semantic-segmentation"))
        #expect(try Self.mask(of: record) == [0, 1, 1, 2, 2, 0, 0, 1])
    }

    @Test("of several masks the agreed pixels stay, with one confidence for all classes, 05/CON-6, 05/SEG-3")
    func severalMasks() throws {
        let most = try Self.answer([0, 1, 1, 2, 2, 0, 0, 1])
        // The same labels may have other colours on another worker's page.
        let other = try Self.answer([0, 1, 1, 2, 2, 0, 0, 1], colours: ["#123456", "#654321"])
        let record = try Self.record(SemanticSegmentation(), [most, other, most])
        #expect(try Self.mask(of: record) == [0, 1, 1, 2, 2, 0, 0, 1])
        let scores = Set((record.metadata["internal-color-map"]?.members ?? []).map { $0.value["confidence"]?.description })
        #expect(scores.count == 1 && scores != ["0.00"])
    }

    @Test("one worker's change makes the mask adjusted, 05/SEG-5, 05/ADJ-3, 05/ADJ-4")
    func adjustment() throws {
        let answers = try ["false", "true"].map { try Self.answer([0, 1, 1, 2, 2, 0, 0, 1], modified: $0) }
        #expect(try Self.record(AdjustmentSemanticSegmentation(), answers).metadata["adjustment-status"] == .string("adjusted"))
    }

    @Test("masks that cannot be are refused with what is wrong")
    func impossibleMasks() throws {
        let good = try Self.answer([0, 1, 1, 2, 2, 0, 0, 1])
        let text = good.description
        let picture = try #require(good["seg"]?["labeledImage"]?["pngImageData"]?.string)
        let cases = [
            (text.replacing(#""width":4"#, with: #""width":5"#), "it has 4 x 2 pixels, but the image has 5 x 2"),
            (text.replacing(picture, with: String(picture.prefix(60))), "not a whole PNG"),
            (text.replacing(picture, with: "AAAA"), "not a whole PNG"), (text.replacing(picture, with: "!"), "not in base64"),
            (text.replacing("#00ff00", with: "#00ff01"), "2 of its pixels have the color #00ff00"),
            (text.replacing("\"car\"", with: "\"cow\""), "'cow' is none of the label categories"),
            (text.replacing("#00ff00", with: "green"), "no 'color'"), (text.replacing("#00ff00", with: "#FF0000"), "Two labels"),
        ]
        for (answer, reason) in cases {
            let json = try JSONValue(parsing: answer)
            let error = #expect(throws: AnswerError.self) {
                try SemanticSegmentation().annotation(in: json, categories: Self.categories)
            }
            #expect(error?.description.contains(reason) == true, "\(String(describing: error)) for \(reason)")
        }
    }

    @Test("earlier masks must name their colours, 05/SEG-6, 02/VA-10")
    func coloursAreNeeded() throws {
        let metadata =
            #""m-ref-metadata":{"type":"groundtruth/semantic-segmentation","internal-color-map":{"0":{"class-name":"BACKGROUND"}}}"#
        let line = try ManifestLine(number: 3, text: #"{"source-ref":"s3://b/a.png","m-ref":"s3://b/m.png",\#(metadata)}"#)
        for taskType in [AdjustmentSemanticSegmentation(), Verification(of: .semanticSegmentation)] as [any TaskType] {
            #expect(throws: ManifestLineError.self) { try taskType.dataObject(of: line) }
        }
    }

    @Test("colours of classes are all different and none is white")
    func coloursDiffer() {
        let colours = (0..<255).map(MaskColour.of(classIndex:))
        #expect(Set(colours).count == 255 && !colours.contains(.background))
    }
}
