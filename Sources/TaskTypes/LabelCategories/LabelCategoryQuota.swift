/// The documented limits of what stands in a label category file beside the label names (03/LCC, 02/LCC-13).
package enum LabelCategoryQuota {
    /// Characters of an attribute's name (03/LCC-9).
    package static let attributeNameCharacters = 1...16
    /// Characters of an attribute's description (03/LCC-8).
    package static let descriptionCharacters = 0...128
    /// Values that a choice offers (03/LCC-6).
    package static let choiceValues = 1...10
    /// Characters of each of them (03/LCC-6).
    package static let choiceValueCharacters = 1...16
    /// Attributes of one label, those of all labels included; as many for frames (03/LCC-10, LCC-11).
    package static let attributes = 10
    /// How many of these may be free text (03/LCC-10, LCC-11).
    package static let freeTextAttributes = 5
    /// Characters of the short instructions: below 255 (03/LCC-15).
    package static let shortInstructionCharacters = 1...254
    /// Characters of the full instructions: below 2,048 (03/LCC-15).
    package static let fullInstructionCharacters = 1...2_047
}
