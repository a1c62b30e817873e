/// A script or style sheet without what only its readers need.
///
/// Lines that are nothing but comment, indentation and empty lines make up a third of the sources, and a frame without
/// a cache fetches the library anew for every task. Nothing else is touched, so that what runs is what was written.
enum LeanSource {
    /// Leaves out whole-line `//` comments, block comments that begin a line, empty lines and indentation.
    ///
    /// Sources must not begin a line of a multi-line string with a comment mark.
    static func of(_ source: String) -> String {
        var lines: [Substring] = []
        var isInComment = false
        for line in source.split(separator: "\n") {
            let text = line.drop { $0 == " " }
            if isInComment {
                isInComment = !text.contains("*/")
            } else if text.hasPrefix("/*") {
                isInComment = !text.contains("*/")
                // Code behind the end of a comment stays.
                if !isInComment, !text.hasSuffix("*/") { lines.append(text) }
            } else if !text.isEmpty, !text.hasPrefix("//") {
                lines.append(text)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
