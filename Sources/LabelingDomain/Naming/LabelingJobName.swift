/// The name of a labeling job: 1–63 characters of `[a-zA-Z0-9](-*[a-zA-Z0-9])*`, unique per account and region (01/GS-5).
package struct LabelingJobName: Sendable, Hashable, CustomStringConvertible {
    /// The longest name accepted, in characters.
    package static let maxCharacters = 63

    package let text: String

    /// Checks `text`; nil when it breaks the pattern or the length.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= Self.maxCharacters, ResourceNamePattern.matches(text) else { return nil }
        self.text = String(text)
    }

    package var description: String { text }
}
