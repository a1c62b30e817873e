import Foundation
import Manifests
import Testing

@Suite("Strict JSON")
struct JSONSyntaxTests {
    static let valid = [
        "{}", "[]", "0", "-0", "1.5e-10", "1E+2", "\"\"", "true", "false", "null", " [1 , 2 ]\n",
        #"{"a":{"b":[null,true,{"c":"d"}]},"e":-12.50}"#, #""\"\\\/\b\f\n\r\tA\ud83d\ude00""#, "\"ä漢😀\"",
    ]
    static let invalid: [(String, JSONSyntaxError.Reason)] = [
        ("", .unexpectedEnd), ("{", .unexpectedEnd), ("[1,", .unexpectedEnd), ("[1,]", .unexpectedCharacter),
        (#"{"a":1,}"#, .expectedKey), ("{a:1}", .expectedKey), ("{'a':1}", .expectedKey), (#"{"a" 1}"#, .expectedColon),
        ("[1 2]", .expectedCommaOrEnd), ("[] []", .trailingText), ("01", .badNumber), ("1.", .unexpectedEnd),
        ("[1.]", .badNumber), (".5", .unexpectedCharacter), ("+1", .unexpectedCharacter), ("[-]", .badNumber),
        ("[1e]", .badNumber), ("NaN", .unexpectedCharacter), ("[tru]", .badLiteral), ("nul", .unexpectedEnd),
        ("[\"\u{1}\"]", .controlCharacter), ("\"a\nb\"", .controlCharacter), (#"["\x"]"#, .badEscape),
        (#"["\u12g4"]"#, .badEscape), ("\"abc", .unexpectedEnd), ("// c\n1", .unexpectedCharacter),
    ]

    @Test("Every valid text is read", arguments: valid)
    func readsValid(_ text: String) throws {
        _ = try JSONValue(parsing: text)
    }

    @Test("Every invalid text is refused with its reason", arguments: invalid)
    func refusesInvalid(_ text: String, _ reason: JSONSyntaxError.Reason) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
        #expect(error?.reason == reason)
    }

    @Test("An error tells how many bytes stand before it")
    func errorPlace() {
        #expect(throws: JSONSyntaxError(.expectedColon, offset: 5)) { try JSONValue(parsing: #"{"a" 1}"#) }
    }

    @Test("Nesting is limited, so that no line exhausts the stack")
    func nesting() throws {
        let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        _ = try JSONValue(parsing: deep)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: "[" + deep + "]") }
        #expect(error?.reason == .tooDeep)
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000)) }
    }

    @Test("Bytes that are not UTF-8 are refused")
    func notUTF8() {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x28, 0x22]) }
        #expect(error?.reason == .notUTF8)
    }

    @Test("Half a surrogate pair is accepted and read as the replacement character")
    func loneSurrogate() throws {
        #expect(try JSONValue(parsing: #""\ud800x""#) == .string("\u{FFFD}x"))
        #expect(try JSONValue(parsing: #""\udc00""#) == .string("\u{FFFD}"))
        #expect(try JSONValue(parsing: #""\ud800\u0041""#) == .string("\u{FFFD}A"))
    }

    @Test("A tree keeps key order, repeated keys and the spelling of numbers when it is printed again")
    func keepsSpelling() throws {
        let text = #"{"b":1.50,"a":1E+2,"b":12345678901234567890,"c":"\u00e9\n\"","d":[]}"#
        let value = try JSONValue(parsing: text)
        #expect(value.description == #"{"b":1.50,"a":1E+2,"b":12345678901234567890,"c":"é\n\"","d":[]}"#)
        #expect(value["b"] == .number(spelling: "12345678901234567890"))
    }

    @Test("Random texts are valid here exactly when Foundation finds them valid")
    func agreesWithFoundation() {
        var random = SeededGenerator(seed: 20_260_101)
        var accepted = 0
        for _ in 0..<20_000 {
            let text = RandomJSON.mutated(using: &random)
            // Foundation lets commas stand before a closing bracket, and refuses numbers beyond a double.
            if text.contains(#/,\s*[\]}]|[eE][+]?\d{3}/#) { continue }
            let isValid = (try? JSONValue(parsing: text)) != nil
            let foundation = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
            #expect(isValid == (foundation != nil), "\(text)")
            accepted += isValid ? 1 : 0
        }
        #expect(accepted > 2_000 && accepted < 18_000, "both kinds come up: \(accepted)")
    }

    @Test("Strings come out of Foundation as they went in here")
    func stringsRoundTrip() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let text = RandomJSON.string(using: &random)
            let printed = JSONValue.array([.string(text)]).description
            let read = try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [String]
            #expect(read == [text])
            #expect(try JSONValue(parsing: printed) == .array([.string(text)]))
        }
    }
}
