import AWSWire
import Testing

@Suite struct JSONReaderTests {
    static let documents: [(String, JSONValue)] = [
        ("null", .null), (" true ", .boolean(true)), ("false", .boolean(false)),
        ("0", .number("0")), ("-1.50e+3", .number("-1.50e+3")),
        ("123456789012345678901234567890", .number("123456789012345678901234567890")),
        ("\"\"", .string("")), (#""a\"\\\/\b\f\n\r\t\u00e9""#, .string("a\"\\/\u{8}\u{c}\n\r\té")),
        (#""\ud83d\ude00""#, .string("😀")), (#""\ud83d""#, .string("\u{FFFD}")), (#""\ud83dx""#, .string("\u{FFFD}x")),
        (#""\ud83d\u0041""#, .string("\u{FFFD}A")), ("\"日本\"", .string("日本")),
        ("[]", .array([])), ("[1, [2]]", .array([.number("1"), .array([.number("2")])])),
        ("{}", .object([:])), (#"{"a":1,"a":2}"#, .object(["a": .number("2")])),
    ]

    @Test("every kind of value is read", arguments: documents)
    func reads(_ text: String, _ value: JSONValue) throws {
        #expect(try JSONReader.read(Array(text.utf8)) == value)
    }

    @Test(
        "what is not JSON is refused with its place",
        arguments: [
            "", " ", "nul", "tru", "01", "-", "1.", "1e", "+1", ".5", "NaN", "Infinity", "'a'", "\"", "\"\\", "\"\\x\"", "\"\\u12\"",
            "\"a\nb\"", "[", "[1", "[1,", "[1,]", "[,]", "{", "{a:1}", "{\"a\"", "{\"a\":", "{\"a\":1,}", "{\"a\" 1}", "1 2", "{}}",
            "//x\n1",
        ])
    func refuses(_ text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test("text that is not UTF-8 is refused, in plain and in escaped strings")
    func badUTF8() {
        for bytes: [UInt8] in [
            [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x28, 0x22], [0x22, 0x5C, 0x6E, 0xED, 0xA0, 0x80, 0x22], [0xEF, 0xBB, 0xBF, 0x31],
        ] {
            #expect(throws: JSONSyntaxError.self) { try JSONReader.read(bytes) }
        }
    }

    @Test("nesting is read up to its limit, and a million brackets are refused without harm")
    func depth() throws {
        let allowed = String(repeating: "[", count: JSONReader.maxDepth) + String(repeating: "]", count: JSONReader.maxDepth)
        _ = try JSONReader.read(Array(allowed.utf8))
        for opening in ["[", "{\"a\":"] {
            let hostile = String(repeating: opening, count: 1_000_000)
            #expect(throws: JSONSyntaxError.self) { try JSONReader.read(Array(hostile.utf8)) }
        }
    }

    @Test("random damage to a document is an error or a value, never a trap")
    func damage() {
        var generator = SeededGenerator(state: 3)
        let document = Array(#"{"a":[1,-2.5e3,true,null,"x\u00e9\n"],"b":{"c":"d"}}"#.utf8)
        for _ in 0..<3000 {
            var bytes = document
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                if Bool.random(using: &generator) {
                    bytes[place] = .random(in: 0...255, using: &generator)
                } else {
                    bytes.remove(at: place)
                }
            }
            _ = try? JSONReader.read(bytes)
        }
    }
}
