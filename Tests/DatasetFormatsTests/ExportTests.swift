import DatasetFormats
import Foundation
import Manifests
import Testing

/// What an export leaves in its folder, and what it says of it.
@Suite struct ExportTests {
    @Test("what is left out is counted with its reason and its lines")
    func leftOutIsCounted() async throws {
        let place = try ExportPlace([
            RoundTripTests.boxLines[0], #"{"source-ref":"s3://b/images/q.jpg"}"#, "not json", RoundTripTests.classLines[0],
            #"{"source-ref":"s3://b/images/w.jpg","bb":{"annotations":[]},"bb-metadata":{"type":"groundtruth/object-detection"}}"#,
            #"{"source-ref":"s3://b/images/v.jpg","bb":{"x":1},"bb-metadata":{"type":"groundTruth/custom"}}"#,
        ])
        let source = DatasetSource.local(place.manifest) { _ in [] }
        let report = try await ExportRequest(source: source, format: .coco, attribute: "bb", folder: place.folder).run()
        #expect(report.read == 6 && report.exported == 1)
        let counts = report.recordsLeftOut.byReason.mapValues(\.lines)
        #expect(counts["not labeled"] == [2, 4])
        #expect(counts["the line is not a JSON object"] == [3])
        #expect(counts["the label has not the form of its type"] == [5])
        #expect(counts["the label is of a kind that the format cannot hold: something else"] == [6])
        let written = try JSONValue(parsing: place.text("export-report.json"))
        #expect(written["exported"] == .integer(1) && written["read"] == .integer(6))
    }

    @Test("several labels in the lines are named, and one has to be chosen")
    func severalLabelsAreNamed() async throws {
        let place = try ExportPlace([RoundTripTests.boxLines[0], RoundTripTests.classLines[0]])
        await #expect(throws: DatasetFormatError.labelAttribute(found: ["bb", "c"])) { try await place.export(.csv) }
    }

    @Test("an interrupted export goes on and leaves the same files as one that was not interrupted")
    func interruptedExportsGoOn() async throws {
        let lines = (0..<2_600).map { number in
            RoundTripTests.boxLines[0].replacing("images/a.jpg", with: "images/\(number).jpg")
        }
        for format in [DatasetFormat.coco, .csv, .yolo] {
            let whole = try ExportPlace(lines)
            _ = try await whole.export(format)
            let broken = try ExportPlace(lines)
            let stop = Interruption(afterReads: 3)
            let failing = DatasetSource(
                name: whole.manifest.path, manifest: { stop.stream(of: lines) }, file: { _ in [] })
            await #expect(throws: Interruption.Stopped.self) {
                try await ExportRequest(source: failing, format: format, folder: broken.folder).run()
            }
            #expect(FileManager.default.fileExists(atPath: broken.folder.appending(path: ".export-state.json").path))
            stop.heal()
            let report = try await ExportRequest(source: failing, format: format, folder: broken.folder).run()
            #expect(report.exported == lines.count && report.read == lines.count)
            let names = try FileManager.default.subpathsOfDirectory(atPath: whole.folder.path).sorted()
            #expect(try FileManager.default.subpathsOfDirectory(atPath: broken.folder.path).sorted() == names)
            for name in names where !name.hasSuffix("report.json") {
                var isFolder: ObjCBool = false
                _ = FileManager.default.fileExists(atPath: whole.folder.appending(path: name).path, isDirectory: &isFolder)
                if !isFolder.boolValue { #expect(try whole.text(name) == broken.text(name), "\(format) \(name)") }
            }
        }
    }

    @Test("a folder that holds something else is not written into unless asked to")
    func foldersAreNotOverwritten() async throws {
        let place = try ExportPlace(RoundTripTests.boxLines)
        _ = try await place.export(.coco)
        await #expect(throws: DatasetFormatError.folderInUse(path: place.folder.path)) { try await place.export(.coco) }
        let again = try await place.export(.coco, overwrites: true)
        #expect(again.exported == 2)
    }

    @Test("CoNLL-2003 tags tokens, and counts entities that overlap another")
    func conllTagsTokens() async throws {
        let line =
            #"{"source":"Ann Lee-Smith met Bo.\nBye","n":{"annotations":{"labels":[],"entities":[{"label":"PER","startOffset":0,"endOffset":13},{"label":"PER","startOffset":4,"endOffset":7},{"label":"PER","startOffset":18,"endOffset":20},{"label":"PER","startOffset":90,"endOffset":99}]}},"n-metadata":{"type":"groundtruth/text-span","entities":[]}}"#
        let place = try ExportPlace([line])
        let report = try await place.export(.conll2003)
        #expect(
            try place.text("entities.conll") == """
                -DOCSTART- -X- -X- O

                Ann -X- -X- B-PER
                Lee -X- -X- I-PER
                - -X- -X- I-PER
                Smith -X- -X- I-PER
                met -X- -X- O
                Bo -X- -X- B-PER
                . -X- -X- O

                Bye -X- -X- O


                """)
        #expect(report.annotationsLeftOut.total == 2)
        let back = try ImportRequest(format: .conll2003, input: place.folder, output: place.back, createdAt: "2000").run()
        #expect(back.imported == 2 && back.categories == ["PER"])
        let first = try #require(try String(contentsOf: place.back, encoding: .utf8).split(separator: "\n").first)
        #expect(first.contains(#""source":"Ann Lee - Smith met Bo .""#))
        #expect(first.contains(#"{"label":"PER","startOffset":0,"endOffset":15},{"label":"PER","startOffset":20,"endOffset":22}"#))
    }

    @Test("masks are copied with their classes, and a missing one is counted")
    func masksAreCopied() async throws {
        let lines = ["a", "b"].map { name in
            ##"{"source-ref":"s3://b/i/\##(name).jpg","m-ref":"s3://b/o/\##(name).png","m-ref-metadata":{"internal-color-map":{"0":{"class-name":"BACKGROUND","confidence":0.9,"hex-color":"#ffffff"},"1":{"class-name":"road","confidence":0.9,"hex-color":"#2acf59"}},"type":"groundtruth/semantic-segmentation","human-annotated":"yes","creation-date":"2020"}}"##
        }
        let place = try ExportPlace(lines)
        let report = try await place.export(.masks, files: ["s3://b/o/a.png": [1, 2, 3]])
        #expect(report.exported == 1 && report.recordsLeftOut.byReason["the file cannot be read"]?.lines == [2])
        #expect(try Data(contentsOf: place.folder.appending(path: "masks/a.png")) == Data([1, 2, 3]))
        #expect(
            try place.text("classes.json")
                == ##"[{"id":0,"name":"BACKGROUND","color":"#ffffff"},{"id":1,"name":"road","color":"#2acf59"}]"## + "\n")
        let back = try ImportRequest(
            format: .masks, input: place.folder, output: place.back, maskPrefix: "s3://b/o/", createdAt: "2000"
        ).run()
        #expect(back.imported == 1 && back.categories == ["BACKGROUND", "road"])
        #expect(try String(contentsOf: place.back, encoding: .utf8).contains(#""label-ref":"s3://b/o/a.png""#))
    }

    @Test("names of objects cannot lead out of the folder, and two that would share a file are told")
    func namesStayInside() async throws {
        let names = ["../../etc/x.jpg", "./a.jpg", "a.png"]
        let place = try ExportPlace(
            names.map { RoundTripTests.boxLines[0].replacing("s3://b/images/a.jpg", with: "s3://b/images/\($0)") })
        let report = try await place.export(.voc)
        #expect(report.exported == 3 || report.recordsLeftOut.total > 0)
        #expect(report.exported + report.recordsLeftOut.total == 3)
        let outside = try FileManager.default.contentsOfDirectory(atPath: place.base.path).sorted()
        #expect(outside == ["in.manifest", "out"])
    }
}

/// A manifest whose reading breaks off until it is healed.
final class Interruption: @unchecked Sendable {
    struct Stopped: Error {}

    private let lock = NSLock()
    private var opens = 0
    private var isHealed = false
    private let afterReads: Int

    init(afterReads: Int) { self.afterReads = afterReads }

    func heal() { lock.withLock { isHealed = true } }

    /// The first pass, which counts, always succeeds.
    func stream(of lines: [String]) -> AsyncThrowingStream<[UInt8], any Error> {
        let breaks = lock.withLock {
            opens += 1
            return opens == 2 && !isHealed
        }
        return AsyncThrowingStream { continuation in
            for (index, start) in stride(from: 0, to: lines.count, by: 700).enumerated() {
                if breaks, index == afterReads {
                    continuation.finish(throwing: Stopped())
                    return
                }
                let text = lines[start..<min(start + 700, lines.count)].map { $0 + "\n" }.joined()
                continuation.yield(Array(text.utf8))
            }
            continuation.finish()
        }
    }
}
