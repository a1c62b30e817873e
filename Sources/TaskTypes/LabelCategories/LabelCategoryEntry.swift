/// One entry of `labels` in a label category file (03/LCC-1).
struct LabelCategoryEntry: Sendable, Hashable {
    let name: String
    let shortName: String?
    let isEditable: Bool

    init(_ node: LabelCategoryNode, rules: LabelCategoryRules) throws(LabelCategoryFileError) {
        try node.expectObject()
        let characters = 1...rules.maxNameCharacters
        name = try node.member("label", isA: "a string").text(characters)
        shortName = try node.memberIfAny("shortDisplayName")?.text(characters)
        isEditable = try node.editsAllowed()
    }
}
