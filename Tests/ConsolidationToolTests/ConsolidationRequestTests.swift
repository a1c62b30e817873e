import Annotations
import Foundation
import Testing

@testable import ConsolidationTool

/// Runs the command on small files in a folder of its own.
@Suite("Files of answers")
final class ConsolidationRequestTests {
    let folder = URL.temporaryDirectory.appending(path: "consolidation-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What the command writes for a file with this text: the output's lines.
    func lines(
        _ task: ConsolidationTask, _ text: String, name: String = "answers.csv", method: String? = nil, looked: String? = nil
    ) throws -> [String] {
        let answers = folder.appending(path: name)
        try Data(text.utf8).write(to: answers)
        let looks = try looked.map { text in
            let url = folder.appending(path: "looked.csv")
            try Data(text.utf8).write(to: url)
            return url
        }
        let output = folder.appending(path: "output.csv")
        try ConsolidationRequest(task: task, method: method, answers: answers, looked: looks, output: output).run { _ in }
        return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test("Classes: task, label and confidence, and a table of workers; columns in any order")
    func classes() throws {
        let text = "note,worker,label,task\nx,w1,cat,a\nx,w2,cat,a\n\"with, comma\",w3,dog,a\nx,w1,dog,b\nx,w2,dog,b\n"
        let lines = try lines(.classification, text)
        #expect(lines[0] == "task,label,confidence")
        #expect(lines[1].hasPrefix("a,cat,0.") && lines[2].hasPrefix("b,dog,"))
        let workers = try String(contentsOf: folder.appending(path: "output.workers.csv"), encoding: .utf8)
        #expect(workers.hasPrefix("worker,answers,quality\nw1,2,0."))
    }

    @Test("JSON Lines say the same as CSV, and a second run replaces the first")
    func jsonLines() throws {
        let csv = try lines(.classification, "task,worker,label\na,w1,x\na,w2,x\nb,w1,y\n", method: "majority")
        let json = try lines(
            .classification,
            """
            {"task":"a","worker":"w1","label":"x"}
            {"task":"a","worker":"w2","label":"x"}
            {"task":"b","worker":"w1","label":"y"}
            """, name: "answers.jsonl", method: "majority")
        #expect(csv == json && csv == ["task,label,confidence", "a,x,1.0000", "b,y,1.0000"])
    }

    @Test("Boxes by corners and by sizes; who looked and found nothing counts against a box")
    func boxes() throws {
        let corners = "image,worker,xmin,ymin,xmax,ymax\ni,w1,0,0,10,10\ni,w2,0,0,10,10\ni,w3,0,0,10,10\n"
        let sizes = "image,worker,left,top,width,height\ni,w1,0,0,10,10\ni,w2,0,0,10,10\ni,w3,0,0,10,10\n"
        let few = try lines(.boxes, corners, looked: "image,worker\ni,w4\n")
        #expect(few.count == 2 && few[1].hasSuffix(",0.0000,0.0000,10.0000,10.0000"))
        #expect(try lines(.boxes, sizes, looked: "image,worker\ni,w4\n") == few)
        let many = (4..<30).map { "i,w\($0)\n" }.joined()
        #expect(try lines(.boxes, corners, looked: "image,worker\n" + many).count == 1)
    }

    @Test("Spans from offsets, from BIO tags and from JSON agree")
    func spans() throws {
        let offsets = try lines(.spans, "task,worker,start,end,label\nd/0,w1,1,3,PER\nd/0,w2,1,3,PER\nd/0,w3,,,\n")
        let tags = try lines(
            .spans, "doc\tsent\tworker\ttags\nd\t0\tw1\tO B-PER I-PER\nd\t0\tw2\tO B-PER I-PER\nd\t0\tw3\tO O O\n", name: "a.tsv")
        let json = try lines(
            .spans, #"{"doc":"d/0","length":3,"answers":{"w1":[[1,3,"PER"]],"w2":[{"start":1,"end":3,"label":"PER"}],"w3":[]}}"#,
            name: "a.jsonl")
        for lines in [offsets, tags, json] {
            #expect(lines.count == 2 && lines[1].hasPrefix("d/0,PER,0.") && lines[1].hasSuffix(",1,3"))
        }
        #expect(tags == json)
    }

    @Test("Masks are read and written as PNG, with the palette")
    func masks() throws {
        let palette: [UInt8] = [255, 255, 255, 255, 0, 0]
        let labels: [UInt8] = [0, 1, 1, 0, 0, 1]
        for name in ["a", "b", "c"] {
            let changed = name == "c" ? [0, 0, 0, 0, 0, 0] : labels
            let mask = PNGMask(map: try .init(width: 3, height: 2, labels: changed), palette: palette)
            try mask.write(to: folder.appending(path: "\(name).png"))
        }
        let found = try lines(.masks, "image,worker,file\ni,w1,a.png\ni,w2,b.png\ni,w3,c.png\n")
        #expect(found[1].hasPrefix("i,output.masks/i.png,0."))
        let mask = try PNGMask(reading: folder.appending(path: "output.masks/i.png"))
        #expect(mask.map.labels == labels && mask.palette == palette)
    }

    /// A file that cannot be used, and what is said about it.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let task: ConsolidationTask
        let text: String
        let message: String
        var testDescription: String { message }
    }

    static let mistakes = [
        Mistake(task: .classification, text: "task,label\na,b\n", message: "there is no column worker; the header has task, label"),
        Mistake(task: .classification, text: "task,worker,label\na,w,x\na,w,y\n", message: "answers.csv:3: worker w answered a before"),
        Mistake(task: .classification, text: "task,worker,label\na,w\n", message: "answers.csv:2: 2 columns where the header has 3"),
        Mistake(task: .classification, text: "task,worker,label\n\"a\nb\",w,x\nc,w,\n", message: "answers.csv:4: there is no label"),
        Mistake(task: .classification, text: "task,worker,label\n", message: "answers.csv holds no answer"),
        Mistake(task: .classification, text: "task,worker,label\n\"a,w,x\n", message: "answers.csv:2: a quotation mark is not closed"),
        Mistake(task: .classification, text: "{\"task\":\"a\"\n", message: "answers.csv:1: not a JSON object"),
        Mistake(task: .boxes, text: "task,worker,xmin,ymin,xmax,ymax\na,w,1,2,x,4\n", message: "answers.csv:2: xmax is x, not a number"),
        Mistake(task: .boxes, text: "task,worker,xmin,ymin,xmax,ymax\na,w,5,2,1,4\n", message: "answers.csv:2: xmax is below xmin"),
        Mistake(task: .boxes, text: "task,worker,xmin,ymin,xmax,ymax\na,w,5,2,,4\n", message: "answers.csv:2: a box needs"),
        Mistake(task: .spans, text: "task,worker,start,end\na,w,5,5\n", message: "answers.csv:2: a span from 5.0 to 5.0"),
        Mistake(task: .spans, text: "task,worker,tags\na,w,O X-PER\n", message: "answers.csv:2: X-PER is not O, B-… or I-…"),
        Mistake(task: .masks, text: "task,worker,file\na,w,none.png\n", message: "none.png"),
        Mistake(task: .masks, text: "task,worker,file\na,w,answers.csv\n", message: "not a whole PNG"),
    ]

    @Test("What is wrong with a file is said with its line", arguments: mistakes)
    func failures(mistake: Mistake) throws {
        let error = #expect(throws: ConsolidationError.self) { try lines(mistake.task, mistake.text) }
        let message = try #require(error).description
        #expect(message.contains(mistake.message), "\(message)")
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "output.csv").path))
    }

    @Test("A method that the task does not have is refused by name")
    func methods() throws {
        #expect(throws: ConsolidationError.unknownMethod("magic", allowed: ["ensemble", "majority"])) {
            _ = try ConsolidationRequest(task: .classification, method: "magic", answers: folder, output: folder)
        }
    }
}
