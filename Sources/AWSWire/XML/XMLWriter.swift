/// Writes XML text, element by element.
package struct XMLWriter: Sendable {
    /// The document so far.
    package private(set) var text: String

    package init(declaration: Bool = true) {
        text = declaration ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : ""
    }

    /// Opens an element; `attributes` are names with their values.
    package mutating func open(_ name: String, namespace: XMLNamespace? = nil, attributes: [(String, String)] = []) {
        text += "<\(name)"
        if let namespace {
            let prefix = namespace.prefix.map { ":\($0)" } ?? ""
            text += " xmlns\(prefix)=\"\(Self.escaped(namespace.uri))\""
        }
        for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
        text += ">"
    }

    package mutating func close(_ name: String) { text += "</\(name)>" }

    /// An element that holds `content` as text.
    package mutating func element(_ name: String, _ content: String) {
        text += "<\(name)>\(Self.escaped(content))</\(name)>"
    }

    /// Text directly inside the open element.
    package mutating func content(_ content: String) { text += Self.escaped(content) }

    /// `text` with markup escaped. What XML 1.0 cannot hold at all becomes U+FFFD; a carriage return is kept by its number.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\r": result += "&#13;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
