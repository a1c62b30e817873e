/// Instructions of a label category file (03/LCC-15), as Liquid that prints them.
enum InstructionText {
    /// HTML is printed as it is, and plain text so that its lines stay lines. Of Liquid only
    /// `{{ '<uri>' | grant_read_access }}` is obeyed, for images that only workers may see (03/LIQ-14, INS-4).
    static func liquid(_ instructions: String?) -> String {
        guard let instructions else { return "" }
        guard instructions.contains(#/<[A-Za-z\/!]/#) else {
            return "<div style=\"white-space: pre-wrap\">\(printed(instructions))</div>"
        }
        return printed(instructions)
    }

    /// Text for an HTML attribute, whatever Liquid it holds.
    static func escaped(_ text: String) -> String {
        let entities = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "{": "&#123;"]
        return text.reduce(into: "") { $0 += entities[String($1)] ?? String($1) }
    }

    private static func printed(_ text: String) -> String {
        let grant = #/\{\{-?\s*(?:'[^'{}]*'|"[^"{}]*")\s*\|\s*grant_read_access\s*-?\}\}/#
        var result = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: grant) {
            result += verbatim(rest[..<match.range.lowerBound]) + match.output
            rest = rest[match.range.upperBound...]
        }
        return result + verbatim(rest)
    }

    /// Liquid that prints its own opening marks.
    private static func verbatim(_ text: Substring) -> String {
        String(text).replacing(#/\{[{%]/#) { #"{{ "\#($0.output)" }}"# }
    }
}
