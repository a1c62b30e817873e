/// The manifest key under which a job writes its labels, with the rules of 05/OUT-9..12 and 03/JOB-31.
package struct LabelAttributeName: Sendable, Hashable, CustomStringConvertible {
    /// The longest name accepted, in characters.
    package static let maxCharacters = 127
    /// What `metadataKey` adds, and what a name itself must not end with.
    package static let metadataSuffix = "-metadata"
    /// What names of labels that lie in a file of their own end with.
    package static let referenceSuffix = "-ref"
    /// Keys that hold the object to label and so cannot hold a label.
    package static let reservedNames = ["source", "source-ref"]

    /// Where a label's value lies, which decides the `-ref` suffix.
    package enum ValueForm: Sendable, Hashable {
        /// The value stands in the manifest line; the name must not end with `-ref`.
        case inline
        /// The manifest line holds the S3 URI of the value; the name must end with `-ref`.
        case reference
    }

    package let text: String

    /// Checks `text` against every rule for labels of `form`; nil form skips the `-ref` rules, for custom jobs.
    package init(_ text: some StringProtocol, form: ValueForm?) throws(LabelAttributeNameError) {
        let text = String(text)
        guard text.utf8.count <= Self.maxCharacters, !text.isEmpty else { throw .length(text) }
        guard !text.contains("$") else { throw .dollarSign(text) }
        guard ResourceNamePattern.matches(text) else { throw .pattern(text) }
        guard !Self.reservedNames.contains(text) else { throw .reserved(text) }
        guard !text.hasSuffix(Self.metadataSuffix) else { throw .metadataSuffix(text) }
        switch form {
        case .inline where text.hasSuffix(Self.referenceSuffix): throw .unexpectedReferenceSuffix(text)
        case .reference where !text.hasSuffix(Self.referenceSuffix): throw .missingReferenceSuffix(text)
        default: self.text = text
        }
    }

    /// The key of the object that describes the label: `species-metadata` for `species`.
    package var metadataKey: String { text + Self.metadataSuffix }

    package var description: String { text }
}
