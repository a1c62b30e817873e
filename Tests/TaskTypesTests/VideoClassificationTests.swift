import Annotations
import LabelingDomain
import Manifests
import TaskTypes
import Testing

@Suite("Video classification")
struct VideoClassificationTests {
    static func box(_ brand: String, size: UInt8 = 24) -> [UInt8] {
        [0, 0, 0, size] + Array("ftyp".utf8) + Array(brand.utf8) + [UInt8](repeating: 0, count: 12)
    }

    static func matroska(_ type: String) -> [UInt8] {
        [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 0x01, 0x42, 0x82, 0x80 | UInt8(type.utf8.count)] + Array(type.utf8)
    }

    @Test("Clips come from source-ref, 04/FMT-3, 01/VCL-1, 05/CLS-3")
    func input() throws {
        let line = try ManifestLine(number: 3, text: #"{"source-ref":"s3://b/clip.mp4"}"#)
        #expect(try VideoClassification().dataObject(of: line) == .video(S3URI(bucket: "b", key: "clip.mp4")))
        let text = try ManifestLine(number: 3, text: #"{"source":"clip.mp4"}"#)
        #expect(throws: ManifestLineError.self) { try VideoClassification().dataObject(of: text) }
    }

    @Test("MP4, Ogg and WebM are told by their first bytes, 04/FMT-3")
    func containers() throws {
        #expect(try VideoContainer(Self.box("isom")) == .mp4)
        #expect(try VideoContainer(Self.matroska("webm")) == .webm)
        #expect(try VideoContainer(Array("OggS\0\u{2}".utf8)) == .ogg)
    }

    @Test("What else has a clip's structure or name is refused for what it is")
    func otherFiles() {
        let refused: [([UInt8], VideoContainerError)] = [
            ([], .unknown), (Array("<html>".utf8), .unknown), ([0xFF, 0xD8, 0xFF], .unknown), (Self.box("qt  "), .otherBrand("qt  ")),
            (Self.box("heic"), .otherBrand("heic")), (Self.box("isom", size: 4), .damaged),
            (Self.matroska("matroska"), .otherBrand("matroska")),
            (Array(Self.matroska("webm").prefix(9)), .damaged), (Array(Self.matroska("webm").dropLast()), .damaged),
        ]
        for (bytes, error) in refused { #expect(throws: error) { try VideoContainer(bytes) } }
    }

    @Test("The record is that of single-label classification, 01/VCL-4, 05/CLS-1..3")
    func record() throws {
        var consolidation = VideoClassification().consolidation(categories: LabelCategories(names: ["run", "walk"]))
        for worker in 0..<3 { consolidation.add(.oneClass(ClassAnswer(classIndex: 1)), by: worker, to: 0) }
        let context = LabelRecordContext(jobName: "labeling-job/clips", createdAt: Timestamp(microseconds: 0))
        let record = try #require(consolidation.labels().record(of: 0, context: context))
        #expect(record.label == .string("1") && record.metadata["class-name"] == .string("walk"))
        #expect(record.metadata["type"] == .string("groundtruth/video-classification"))
    }
}
