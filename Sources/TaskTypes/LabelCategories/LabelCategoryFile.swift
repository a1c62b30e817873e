import Manifests

/// A label category configuration file (03/LCC), in the simple form
/// `{"document-version":"2018-11-28","labels":[{"label":"dog"},{"label":"cat"}]}` or the extended one with attributes.
///
/// Every rule is checked, also of what a task type does not use. Reading is as relaxed as the official samples need (03,
/// worth noting 10 and 11): either spelling of the version, `//` comments, trailing and missing commas, numbers without
/// bounds.
package struct LabelCategoryFile: Sendable, Hashable {
    /// The most bytes read; a file of unlimited categories is still not of unlimited length.
    package static let maxBytes = 4 << 20
    /// Both spellings occur in official files, and so do both versions.
    private static let versionKeys = ["document-version", "documentVersion"]
    private static let versions = ["2018-11-28", "2020-03-01"]
    private static let annotationTypes = ["BoundingBox", "Polyline", "Polygon", "Keypoint"]

    package let categories: LabelCategories
    /// Asked on every frame (03/LCC-2).
    package let frameAttributes: [LabelAttribute]
    /// By class index, what is asked about that label: the attributes of all labels, then its own (03/LCC-3, LCC-4).
    package let categoryAttributes: [[LabelAttribute]]
    /// By class index, whether an audit job may change earlier annotations (03/LCC-17).
    package let isEditable: [Bool]
    /// The tool of a video frame job (03/LCC-14); nil when the file names none.
    package let annotationType: String?
    package let instructions: WorkerInstructions?
    /// The label attribute that an audit job reviews (03/LCC-19).
    package let auditedAttribute: String?

    /// Reads `bytes` and checks every rule that `rules` and 03/LCC state. Keys that are not known are left alone.
    package init(_ bytes: [UInt8], rules: LabelCategoryRules) throws(LabelCategoryFileError) {
        let file = try Self.parse(bytes)
        for key in Self.versionKeys { _ = try file.memberIfAny(key)?.choice(Self.versions) }
        let attributes = try LabelAttributeLists(file)
        let labels = try Self.labels(of: file, rules: rules)
        categories = LabelCategories(names: labels.map(\.name), shortNames: labels.map(\.shortName))
        isEditable = labels.map(\.isEditable)
        frameAttributes = attributes.ofFrames
        categoryAttributes = attributes.ofLabels
        annotationType = try file.memberIfAny("annotationType")?.choice(Self.annotationTypes)
        instructions = try Self.instructions(of: file, rules: rules)
        auditedAttribute = try Self.auditedAttribute(of: file, rules: rules)
    }

    private static func parse(_ bytes: [UInt8]) throws(LabelCategoryFileError) -> LabelCategoryNode {
        guard bytes.count <= maxBytes else { throw .tooLarge(limitBytes: maxBytes) }
        let text = RelaxedJSON(bytes)
        let file: JSONValue
        do {
            file = try JSONValue(parsing: text.strict)
        } catch {
            let place = text.place(ofByte: error.offset)
            throw .notJSON(error.reason, line: place.line, column: place.column)
        }
        guard file.members != nil else { throw .notObject }
        return LabelCategoryNode(json: file, place: "")
    }

    private static func labels(
        of file: LabelCategoryNode, rules: LabelCategoryRules
    ) throws(LabelCategoryFileError) -> [LabelCategoryEntry] {
        var labels: [LabelCategoryEntry] = []
        var seen: Set<String> = []
        for node in try file.member("labels", isA: "an array of objects").entries() {
            let label = try LabelCategoryEntry(node, rules: rules)
            guard seen.insert(label.name).inserted else {
                throw .repeated(place: "'label' of \(node.place)", name: label.name)
            }
            labels.append(label)
        }
        guard labels.count >= rules.minCount else { throw .tooFew(count: labels.count, min: rules.minCount) }
        if let max = rules.maxCount, labels.count > max { throw .tooMany(count: labels.count, max: max) }
        return labels
    }

    private static func instructions(
        of file: LabelCategoryNode, rules: LabelCategoryRules
    ) throws(LabelCategoryFileError) -> WorkerInstructions? {
        guard let node = file.memberIfAny("instructions") else {
            guard !rules.needsInstructions else {
                throw .missing(
                    place: "'instructions'",
                    type: "an object with 'shortInstruction' and 'fullInstruction', because this job has no template")
            }
            return nil
        }
        try node.expectObject()
        // An empty object says nothing, and official files have it.
        guard rules.needsInstructions || node.json.members?.isEmpty == false else { return nil }
        return WorkerInstructions(
            short: try node.member("shortInstruction", isA: "a string")
                .text(LabelCategoryQuota.shortInstructionCharacters),
            full: try node.member("fullInstruction", isA: "a string")
                .text(LabelCategoryQuota.fullInstructionCharacters))
    }

    private static func auditedAttribute(
        of file: LabelCategoryNode, rules: LabelCategoryRules
    ) throws(LabelCategoryFileError) -> String? {
        guard let node = file.memberIfAny("auditLabelAttributeName") else { return nil }
        guard rules.mayAudit else {
            throw node.misplaced("only jobs that verify or adjust the labels of an earlier job have it")
        }
        return try node.text(1...127)
    }
}
