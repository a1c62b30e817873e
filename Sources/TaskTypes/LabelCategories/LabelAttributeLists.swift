/// The attributes that a label category file defines, with the rules about all of them together.
struct LabelAttributeLists: Sendable, Hashable {
    let ofFrames: [LabelAttribute]
    /// By label: the attributes of all labels, then its own.
    let ofLabels: [[LabelAttribute]]

    init(_ file: LabelCategoryNode) throws(LabelCategoryFileError) {
        var names: Set<String> = []
        ofFrames = try Self.read(file, "frameAttributes", needsDescription: true, names: &names)
        try Self.checkCount(ofFrames, place: "'frameAttributes'")
        let ofAll = try Self.read(file, "categoryGlobalAttributes", needsDescription: false, names: &names)
        var lists: [[LabelAttribute]] = []
        for label in try file.member("labels", isA: "an array of objects").entries() {
            let list = ofAll + (try Self.read(label, "categoryAttributes", needsDescription: false, names: &names))
            try Self.checkCount(list, place: "'categoryGlobalAttributes' and 'categoryAttributes' of \(label.place)")
            lists.append(list)
        }
        ofLabels = lists
    }

    /// The list under `key`, none when it is not there; `names` are those taken so far (03/LCC-9).
    private static func read(
        _ node: LabelCategoryNode, _ key: String, needsDescription: Bool, names: inout Set<String>
    ) throws(LabelCategoryFileError) -> [LabelAttribute] {
        var attributes: [LabelAttribute] = []
        for entry in try node.memberIfAny(key)?.entries() ?? [] {
            let attribute = try LabelAttribute(entry, needsDescription: needsDescription)
            guard names.insert(attribute.name).inserted else {
                throw .repeated(place: "'name' of \(entry.place)", name: attribute.name)
            }
            attributes.append(attribute)
        }
        return attributes
    }

    private static func checkCount(_ attributes: [LabelAttribute], place: String) throws(LabelCategoryFileError) {
        guard attributes.count <= LabelCategoryQuota.attributes else {
            throw .count(place: place, count: attributes.count, limits: 0...LabelCategoryQuota.attributes)
        }
        let freeText = attributes.count { $0.kind == .freeText }
        guard freeText <= LabelCategoryQuota.freeTextAttributes else {
            throw .count(
                place: "the free text among \(place)", count: freeText, limits: 0...LabelCategoryQuota.freeTextAttributes)
        }
    }
}
