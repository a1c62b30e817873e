import LabelingDomain

/// How long the parts of a manifest line may be, in characters (Unicode scalars).
package struct ManifestLimits: Sendable, Hashable {
    /// Characters of one line as written (04/IN-6).
    package var lineCharacters: Int
    /// Characters of one attribute: a string's content with escapes resolved, another value as written (04/IN-7).
    package var attributeCharacters: Int

    package init(
        lineCharacters: Int = LabelingQuota.manifestLineCharacters,
        attributeCharacters: Int = LabelingQuota.manifestAttributeCharacters
    ) {
        self.lineCharacters = lineCharacters
        self.attributeCharacters = attributeCharacters
    }

    /// The most bytes a line within the limit can have: four for each character.
    var lineBytes: Int { lineCharacters * 4 }
}
