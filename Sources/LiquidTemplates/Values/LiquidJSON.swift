/// JSON text of values.
enum LiquidJSON {
    /// `value` as JSON on one line without white space, keys in order and numbers as they were spelled.
    static func text(of value: LiquidValue) -> String {
        var text = ""
        print(value, into: &text)
        return text
    }

    /// `text` as a JSON string. `</` is written `<\/`, which reads the same, so that a script element of the page
    /// does not end inside it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case "/" where previous == "<": result += "\\/"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result + "\""
    }

    private static func print(_ value: LiquidValue, into text: inout String) {
        switch value {
        case .null, .empty, .blank: text += "null"
        case .bool, .integer: text += value.text
        case .decimal(let number): text += number.json
        case .string(let string), .markup(let string), .json(let string): text += quoted(string)
        case .array(let elements): print(elements, into: &text)
        // A range is not written out: it may be longer than any output.
        case .range: text += quoted(value.text)
        case .drop(let drop): text += quoted(drop.text)
        case .object(let object):
            text += "{"
            for (index, key) in object.keys.enumerated() {
                if index > 0 { text += "," }
                text += quoted(key) + ":"
                print(object.values[index], into: &text)
            }
            text += "}"
        }
    }

    private static func print(_ elements: [LiquidValue], into text: inout String) {
        text += "["
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            print(element, into: &text)
        }
        text += "]"
    }
}
