import Manifests
import Testing

@Suite("Reading an input manifest")
struct ManifestReaderTests {
    static func read(
        _ bytes: [UInt8], chunkBytes: Int = 1 << 16, limits: ManifestLimits = ManifestLimits()
    ) throws -> [ManifestLine] {
        var reader = ManifestReader(limits: limits)
        var lines: [ManifestLine] = []
        for start in stride(from: 0, to: bytes.count, by: chunkBytes) {
            lines += try reader.append(Array(bytes[start..<min(start + chunkBytes, bytes.count)]))
        }
        if let last = try reader.finish() { lines.append(last) }
        return lines
    }

    static func read(_ text: String, chunkBytes: Int = 1 << 16) throws -> [ManifestLine] {
        try read(Array(text.utf8), chunkBytes: chunkBytes)
    }

    @Test("Lines end with \\n or \\r\\n, the last one with either or nothing, 04/IN-5", arguments: ["\n", "\r\n"], ["", "\n", "\r\n"])
    func lineBreaks(_ separator: String, _ end: String) throws {
        let text = #"{"source":"a"}"# + separator + #"{"source":"b"}"# + end
        let lines = try Self.read(text)
        #expect(lines.map(\.source) == ["a", "b"])
        #expect(lines.map(\.number) == [1, 2])
        #expect(lines.allSatisfy { !$0.text.contains("\r") })
    }

    @Test("Chunks of any size give the same lines, even cut inside a character")
    func anyChunkSize() throws {
        let text = "\u{FEFF}{\"source\":\"ä漢😀\"}\r\n\n{\"source-ref\":\"s3://b/k\"}\n{\"source\":\"last\"}"
        let whole = try Self.read(text)
        #expect(whole.count == 3)
        for chunkBytes in 1...40 { #expect(try Self.read(text, chunkBytes: chunkBytes) == whole) }
    }

    @Test("A byte order mark at the start is passed over, and blank lines are counted but not read")
    func marksAndBlankLines() throws {
        let lines = try Self.read("\u{FEFF}{\"source\":\"a\"}\n\n  \n{\"source\":\"b\"}\n\n")
        #expect(lines.map(\.number) == [1, 4])
        #expect(lines.map(\.text) == [#"{"source":"a"}"#, #"{"source":"b"}"#])
    }

    @Test("An empty manifest has no lines", arguments: ["", "\n", "\r\n\r\n"])
    func emptyManifest(_ text: String) throws {
        #expect(try Self.read(text).isEmpty)
    }

    @Test("Keys with escapes are recognised, and values come without theirs, 04/IN-9..11")
    func escapes() throws {
        let line = try Self.read(#"{"sou\u0072ce":"a\nb","source-ref":"s3:\/\/b\/k"}"#)[0]
        #expect(line.source == "a\nb")
        #expect(line.sourceReference == "s3://b/k")
    }

    @Test(
        "A line that breaks a rule is refused with its number and the rule, 04/IN-4..9",
        arguments: [
            (#"{"source":"a"},"#, "notJSON"), ("[]", "notJSON"), (#""source""#, "notJSON"), (#"{"source":"a",}"#, "notJSON"),
            (#"{"a":1}"#, "sourceMissing"), (#"{"source":1}"#, "sourceNotString"), (#"{"source-ref":null}"#, "sourceNotString"),
            (#"{"source":"a","source":"b"}"#, "sourceRepeated"), (#"{"source":"a","$b":1}"#, "attributeNameStartsWithDollar"),
        ])
    func rules(_ text: String, _ rule: String) {
        let error = #expect(throws: ManifestLineError.self) { try Self.read("{\"source\":\"ok\"}\n" + text + "\n") }
        #expect(error?.line == 2)
        #expect(error?.kind == rule)
    }

    @Test("Names that streaming output holds are accepted again, 05/OUT-14, 05/OUT-8")
    func streamingNames() throws {
        let text = #"{"source-ref":"s3://b/k","dataset-objectid-attribute-name":"$l-object-id","$l-object-id":"x","$sequencer":"1"}"#
        #expect(try Self.read(text).count == 1)
    }

    @Test("Bytes that are not UTF-8 are refused, 04/IN-4")
    func notUTF8() {
        let error = #expect(throws: ManifestLineError.self) { try Self.read(Array("{\"source\":\"".utf8) + [0xFF] + Array("\"}".utf8)) }
        #expect(error?.rule == .notUTF8)
    }

    @Test("A line may have 100,000 characters, not bytes, 04/IN-6")
    func lineLimit() throws {
        // Four attributes of 20,000 characters at most, and one that fills up.
        func line(filling count: Int) -> String {
            let wide = (0..<4).map { "\"a\($0)\":\"" + String(repeating: "漢", count: 20_000) + "\"," }.joined()
            let frame = "{\"source\":\"x\"," + wide + "\"b\":\"\"}"
            let rest = count - frame.unicodeScalars.count
            return "{\"source\":\"x\"," + wide + "\"b\":\"" + String(repeating: "é", count: rest) + "\"}"
        }
        #expect(line(filling: 100_000).unicodeScalars.count == 100_000)
        #expect(try Self.read(line(filling: 100_000)).count == 1)
        let error = #expect(throws: ManifestLineError.self) { try Self.read(line(filling: 100_001)) }
        #expect(error?.rule == .lineTooLong(limit: 100_000))
    }

    @Test("A line without end is refused as soon as it is too long, without gathering it")
    func endlessLine() {
        var reader = ManifestReader()
        let chunk = [UInt8](repeating: 0x20, count: 1 << 16)
        let error = #expect(throws: ManifestLineError.self) {
            for _ in 0..<7 { _ = try reader.append(chunk) }
        }
        #expect(error?.rule == .lineTooLong(limit: 100_000))
        #expect(error?.line == 1)
    }

    @Test("An attribute may have 20,000 characters, an escape counting as the one it stands for, 04/IN-7")
    func attributeLimit() throws {
        func line(_ value: String) -> String { "{\"source\":\"x\",\"note\":\(value)}" }
        #expect(try Self.read(line("\"" + String(repeating: "é", count: 20_000) + "\"")).count == 1)
        #expect(try Self.read(line("\"" + String(repeating: #"\u00e9"#, count: 15_000) + "\"")).count == 1)
        #expect(try Self.read(line("[" + String(repeating: "1", count: 19_998) + "]")).count == 1)
        for value in ["\"" + String(repeating: "é", count: 20_001) + "\"", "[" + String(repeating: "1", count: 19_999) + "]"] {
            let error = #expect(throws: ManifestLineError.self) { try Self.read(line(value)) }
            #expect(error?.rule == .attributeTooLong(name: "note", count: 20_001, limit: 20_000))
        }
    }

    @Test("An error repeats only the start of a long value")
    func excerpt() {
        let error = #expect(throws: ManifestLineError.self) { try Self.read("{\"a\":\"" + String(repeating: "x", count: 500) + "\"}") }
        #expect(error?.excerpt.count == 81)
        #expect(error?.description.hasPrefix("Line 1 of the input manifest: it must contain 'source-ref' or 'source'") == true)
    }
}

extension ManifestLineError {
    /// The name of the rule, without its particulars.
    fileprivate var kind: String {
        switch rule {
        case .notUTF8: "notUTF8"
        case .notJSON: "notJSON"
        case .lineTooLong: "lineTooLong"
        case .attributeTooLong: "attributeTooLong"
        case .attributeNameStartsWithDollar: "attributeNameStartsWithDollar"
        case .sourceMissing: "sourceMissing"
        case .sourceNotString: "sourceNotString"
        case .sourceRepeated: "sourceRepeated"
        case .sourceUnsuitable: "sourceUnsuitable"
        }
    }
}
