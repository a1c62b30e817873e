import Manifests

/// Random JSON, valid and nearly valid.
enum RandomJSON {
    static func value(depth: Int = 3, using random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: .null
        case 1: .bool(Bool.random(using: &random))
        case 2: .number(spelling: numbers.randomElement(using: &random) ?? "0")
        case 3, 4, 5: .string(string(using: &random))
        case 6: .array((0..<Int.random(in: 0..<4, using: &random)).map { _ in value(depth: depth - 1, using: &random) })
        default:
            .object(
                (0..<Int.random(in: 0..<4, using: &random)).map {
                    .init("k\($0)" + string(using: &random), value(depth: depth - 1, using: &random))
                })
        }
    }

    static func string(using random: inout SeededGenerator) -> String {
        String((0..<Int.random(in: 0..<6, using: &random)).map { _ in characters.randomElement(using: &random) ?? "a" })
    }

    /// `value` as text, with white space between its parts.
    static func spaced(_ value: JSONValue, using random: inout SeededGenerator) -> String {
        func space() -> String { ["", "", " ", "\t", "  "].randomElement(using: &random) ?? "" }
        switch value {
        case .array(let elements):
            return "[" + space() + elements.map { spaced($0, using: &random) + space() }.joined(separator: "," + space()) + "]"
        case .object(let members):
            let parts = members.map { member in
                JSONValue.string(member.key).description + space() + ":" + space() + spaced(member.value, using: &random) + space()
            }
            return "{" + space() + parts.joined(separator: "," + space()) + "}"
        default: return value.description
        }
    }

    /// A valid text, most often with a few characters changed.
    static func mutated(using random: inout SeededGenerator) -> String {
        var text = Array(spaced(value(using: &random), using: &random).unicodeScalars)
        for _ in 0..<Int.random(in: 0..<3, using: &random) where !text.isEmpty {
            let place = Int.random(in: 0..<text.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: text.remove(at: place)
            case 1: text.insert(noise.randomElement(using: &random) ?? " ", at: place)
            default: text[place] = noise.randomElement(using: &random) ?? " "
            }
        }
        return String(String.UnicodeScalarView(text))
    }

    private static let numbers = ["0", "-1", "1.50", "2e3", "-0.25E-2", "123456"]
    private static let characters: [Character] = ["a", "\"", "\\", "/", "\n", "\u{1}", "é", "漢", "😀", " ", ",", "}", ":"]
    private static let noise: [Unicode.Scalar] = ["{", "}", "[", "]", ",", ":", "\"", "0", "e", ".", "-", " ", "t", "\\", "u"]
}
