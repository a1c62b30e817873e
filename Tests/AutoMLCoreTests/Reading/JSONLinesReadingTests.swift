import AutoMLCore
import Foundation
import Testing

@Suite struct JSONLinesReadingTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    func read(_ text: String) throws -> TableReading {
        try TableReader().read(folder.write("data.jsonl", text))
    }

    @Test("the columns are all the keys, in the order in which they come; a key that is not there is a missing value")
    func columns() throws {
        let table = try read(#"{"b": 1.5, "a": "x\n\u00e9\ud83d\ude00"}"# + "\n\n" + #"{"c": true, "a": null}"# + "\n").table
        #expect(table.columns.map(\.name) == ["b", "a", "c"])
        #expect(table.column(named: "a")?.strings == ["x\n\u{e9}\u{1F600}", nil])
        #expect(table.column(named: "b")?.numbers?[1].isNaN == true)
        #expect(table.column(named: "c")?.strings == [nil, "true"])
    }

    @Test(
        "a line that is no object is counted and told",
        arguments: [
            "{\"a\": }", "{\"a\": 1", "[1]", "{\"a\": 1} x", "{\"a\": tru}", "{\"a\" 1}", "{\"a\": \"x}", "{\"a\": {\"b\": }}",
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": \"\\q\"}", "{'a': 1}", "{\"a\": 1,}",
        ])
    func badLines(line: String) throws {
        let reading = try read("{\"a\": 1}\n\(line)\n{\"a\": 3}\n")
        #expect(reading.table.column(named: "a")?.numbers == [1, 3])
        #expect(reading.issues.badRows.map(\.line) == [2])
    }

    @Test("of a manifest, the label is the class's name, and the metadata are no columns, 05/CLS-2")
    func manifest() throws {
        let line = #"{"source": "good", "mood": 1, "mood-metadata": {"class-name": "positive", "confidence": 0.8, "job-name": "j"}}"#
        let reading = try read(line + "\n" + #"{"source": "new"}"# + "\n")
        #expect(reading.table.columns.map(\.name) == ["source", "mood"])
        #expect(reading.table.column(named: "mood")?.strings == ["positive", nil])
        #expect(reading.issues.isEmpty)
    }

    @Test("a manifest's images are those beside it, and those in buckets as they are")
    func images() throws {
        try folder.write("pictures/a.jpg", "a")
        let table = try read(
            #"{"source-ref": "pictures/a.jpg"}"# + "\n" + #"{"source-ref": "s3://b/c.png"}"# + "\n" + #"{"source-ref": "none.jpg"}"# + "\n")
        #expect(table.table.columns[0].kind == .image)
        #expect(table.table.columns[0].strings == [folder.url.appending(path: "pictures/a.jpg").path, "s3://b/c.png", nil])
        #expect(table.issues.badCells.map(\.examples) == [["none.jpg"]])
    }

    @Test("lists and objects make no column, and that is said")
    func nested() throws {
        let reading = try read(#"{"a": [1, 2], "b": {"c": "}"}, "d": 1}"# + "\n")
        #expect(reading.table.columns.map(\.name) == ["d"])
        #expect(reading.issues.remarks.count == 2)
    }
}
