/// The rule that a manifest line breaks, with the number of the line and what was found there.
package struct ManifestLineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The rules of 04/IN-4..12.
    package enum Rule: Sendable, Hashable {
        case notUTF8
        case notJSON(JSONSyntaxError)
        case lineTooLong(limit: Int)
        case attributeTooLong(name: String, count: Int, limit: Int)
        case attributeNameStartsWithDollar(name: String)
        case sourceMissing
        case sourceNotString(name: String)
        case sourceRepeated(name: String)
        /// The line is a correct manifest line, but not one for the job's task type.
        case sourceUnsuitable(explanation: String)
    }

    /// Counted from 1, as editors do; blank lines count.
    package let line: Int
    package let rule: Rule
    /// The start of the offending text, shortened.
    package let excerpt: String

    /// The most characters of an offending text that an error repeats.
    package static let maxExcerptCharacters = 80

    package init(line: Int, rule: Rule, value: String) {
        self.line = line
        self.rule = rule
        excerpt = value.count > Self.maxExcerptCharacters ? value.prefix(Self.maxExcerptCharacters) + "…" : value
    }

    package var description: String {
        excerpt.isEmpty
            ? "Line \(line) of the input manifest: \(rule)."
            : "Line \(line) of the input manifest: \(rule). Found: \(excerpt)"
    }
}

extension ManifestLineError.Rule: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notUTF8: "it is not valid UTF-8"
        case .notJSON(let error): "it is not one JSON object: \(error)"
        case .lineTooLong(let limit): "it has more than \(limit) characters"
        case .attributeTooLong(let name, let count, let limit):
            "the attribute '\(name)' has \(count) characters, more than \(limit)"
        case .attributeNameStartsWithDollar(let name): "the attribute name '\(name)' must not start with '$'"
        case .sourceMissing: "it must contain 'source-ref' or 'source'"
        case .sourceNotString(let name): "the value of '\(name)' must be a string"
        case .sourceRepeated(let name): "it contains '\(name)' more than once"
        case .sourceUnsuitable(let explanation): explanation
        }
    }
}
