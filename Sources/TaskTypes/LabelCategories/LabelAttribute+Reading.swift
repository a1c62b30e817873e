extension LabelAttribute {
    private static let choiceType = "string"
    private static let numberType = "number"

    /// Reads one entry of `frameAttributes`, `categoryGlobalAttributes` or `categoryAttributes`.
    init(_ node: LabelCategoryNode, needsDescription: Bool) throws(LabelCategoryFileError) {
        try node.expectObject()
        let name = try node.member("name", isA: "a string").text(LabelCategoryQuota.attributeNameCharacters)
        let type = try node.member("type", isA: "'string' or 'number'").choice([Self.choiceType, Self.numberType])
        let description =
            needsDescription
            ? try node.member("description", isA: "a string").text(LabelCategoryQuota.descriptionCharacters)
            : try node.memberIfAny("description")?.text(LabelCategoryQuota.descriptionCharacters)
        self.init(
            name: name, kind: type == Self.numberType ? try Self.number(node) : try Self.choiceOrText(node),
            description: description, isRequired: try node.memberIfAny("isRequired")?.flag() ?? false,
            isEditable: try node.editsAllowed())
    }

    private static func choiceOrText(_ node: LabelCategoryNode) throws(LabelCategoryFileError) -> Kind {
        for key in ["minimum", "maximum"] {
            if let bound = node.memberIfAny(key) { throw bound.misplaced("it needs the 'type' 'number'") }
        }
        guard let choices = node.memberIfAny("enum") else { return .freeText }
        let values = try choices.entries()
        try choices.expectCount(values.count, in: LabelCategoryQuota.choiceValues)
        var texts: [String] = []
        for value in values { texts.append(try value.text(LabelCategoryQuota.choiceValueCharacters)) }
        return .choice(texts)
    }

    private static func number(_ node: LabelCategoryNode) throws(LabelCategoryFileError) -> Kind {
        if let choices = node.memberIfAny("enum") { throw choices.misplaced("it needs the 'type' 'string'") }
        // Both are required, but official files leave out both (03, worth noting 11); one alone is a slip.
        guard node.memberIfAny("minimum") != nil || node.memberIfAny("maximum") != nil else { return .number(nil) }
        let minimum = try node.member("minimum", isA: "an integer").integer()
        let maximum = try node.member("maximum", isA: "an integer").integer()
        guard minimum <= maximum else {
            throw node.misplaced("its 'minimum' \(minimum) is above its 'maximum' \(maximum)")
        }
        return .number(minimum...maximum)
    }
}

extension LabelCategoryNode {
    /// Whether an audit job may change what this describes: `any`, unless it says `none` (03/LCC-17).
    func editsAllowed() throws(LabelCategoryFileError) -> Bool {
        try memberIfAny("editsAllowed")?.choice(["any", "none"]) != "none"
    }
}
