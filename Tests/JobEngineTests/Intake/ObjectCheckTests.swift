import Foundation
import LabelingDomain
import Persistence
import Testing

@testable import JobEngine

/// Image files are looked at before workers see them.
@Suite struct ObjectCheckTests {
    /// The first bytes of a PNG of the given size: all that a check looks at.
    private static func png(width: UInt32, height: UInt32) -> [UInt8] {
        func big(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + Array("IHDR".utf8) + big(width) + big(height)
            + [8, 2, 0, 0, 0]
    }

    @Test("missing, broken and too large images fail alone and nobody sees them, 04/QUO-3, 04/QUO-5, 04/FMT-1")
    func badImagesFailAlone() async throws {
        try await Workshop.open { workshop in
            try await workshop.put(Self.png(width: 10, height: 10), at: "s3://input/good.png")
            try await workshop.put(Array("<html>".utf8), at: "s3://input/fake.png")
            try await workshop.put([], at: "s3://input/empty.png")
            try await workshop.put(Self.png(width: 10_001, height: 10_000), at: "s3://input/huge.png")
            let names = ["fake", "gone", "good", "empty", "huge"]
            let manifest = names.map { "{\"source-ref\":\"s3://input/\($0).png\"}" }.joined(separator: "\n")
            let row = try await workshop.createJob("images", manifest: manifest) { specification in
                specification.preAnnotationFunctionARN?.replace("Text", with: "Image")
                specification.consolidationFunctionARN?.replace("Text", with: "Image")
            }
            let worker = Workshop.worker(1)
            let next = try #require(try await workshop.desk.next(in: row.referenceCode, for: worker, prefetch: false))
            #expect(next.task.object == 2)
            _ = try await workshop.desk.submit(
                Workshop.answer("yes"), to: next.name, by: worker, token: next.task.token, timeSpentInSeconds: 1)
            let ended = try await workshop.wait("images", for: .completed)
            #expect(ended.counts == LabelingJobCounts(objects: 5, carried: 0, labeled: 1, failed: 4))
            let lines = try await workshop.text(at: try #require(ended.outputURI)).split(separator: "\n")
            #expect(lines.map { $0.contains("\"mood\"") } == [false, false, true, false, false])
            let reasons = try await workshop.database.read { connection in
                try connection.rows("SELECT reason FROM data_objects ORDER BY number").map { try $0.optionalString("reason") }
            }
            #expect(reasons[0]?.contains("neither a JPEG nor a PNG") == true)
            #expect(reasons[1]?.contains("no object 'gone.png'") == true)
            #expect(reasons[2] == nil)
            #expect(reasons[3]?.contains("is empty") == true)
            #expect(reasons[4]?.contains("100000000") == true)
        }
    }

    @Test("clips that are none fail alone, and a clip may have any size, 04/FMT-3, 04/QUO-4")
    func badClipsFailAlone() async throws {
        try await Workshop.open { workshop in
            let mp4: [UInt8] = [0, 0, 0, 24] + Array("ftypisom".utf8) + [UInt8](repeating: 0, count: 12)
            try await workshop.put(mp4 + [UInt8](repeating: 1, count: 41 << 20), at: "s3://input/good.mp4")
            try await workshop.put(Array("<html>".utf8), at: "s3://input/fake.mp4")
            try await workshop.put([], at: "s3://input/empty.mp4")
            let names = ["fake", "gone", "good", "empty"]
            let manifest = names.map { "{\"source-ref\":\"s3://input/\($0).mp4\"}" }.joined(separator: "\n")
            let row = try await workshop.createJob("clips", manifest: manifest) { specification in
                specification.preAnnotationFunctionARN?.replace("TextMultiClass", with: "VideoClassification")
                specification.consolidationFunctionARN?.replace("TextMultiClass", with: "VideoClassification")
            }
            #expect(try await workshop.label(row, by: 1) { _ in "yes" } == 1)
            let ended = try await workshop.wait("clips", for: .completed)
            #expect(ended.counts == LabelingJobCounts(objects: 4, carried: 0, labeled: 1, failed: 3))
            let reasons = try await workshop.database.read { connection in
                try connection.rows("SELECT reason FROM data_objects ORDER BY number").map { try $0.optionalString("reason") }
            }
            #expect(reasons[0]?.contains("neither an MP4, an Ogg nor a WebM clip") == true)
            #expect(reasons[1]?.contains("no object 'gone.mp4'") == true)
            #expect(reasons[3]?.contains("is empty") == true)
        }
    }

    @Test("checking goes on while workers take what is checked: many bad images hold nobody up for long")
    func manyBadImages() async throws {
        try await Workshop.open { workshop in
            try await workshop.put(Self.png(width: 10, height: 10), at: "s3://input/good.png")
            let lines = (0..<200).map { "{\"source-ref\":\"s3://input/\($0 == 150 ? "good" : "gone").png\"}" }
            let row = try await workshop.createJob("sparse", manifest: lines.joined(separator: "\n")) { specification in
                specification.preAnnotationFunctionARN?.replace("Text", with: "Image")
                specification.consolidationFunctionARN?.replace("Text", with: "Image")
            }
            let next = try await workshop.desk.next(in: row.referenceCode, for: Workshop.worker(1), prefetch: false)
            #expect(next?.task.object == 150)
        }
    }
}
