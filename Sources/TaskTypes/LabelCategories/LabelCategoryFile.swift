import Manifests

/// A label category configuration file in the simple form of 03/LCC:
/// `{"document-version":"2018-11-28","labels":[{"label":"dog"},{"label":"cat"}]}`.
package struct LabelCategoryFile: Sendable, Hashable {
    /// The most bytes read; a file of unlimited categories is still not of unlimited length.
    package static let maxBytes = 4 << 20
    /// Both spellings occur in official files, and so do both versions.
    private static let versionKeys = ["document-version", "documentVersion"]
    private static let versions = ["2018-11-28", "2020-03-01"]

    package let categories: LabelCategories

    /// Reads `bytes` and checks every rule that `rules` and 03/LCC state. Keys that are not known are left alone.
    package init(_ bytes: [UInt8], rules: LabelCategoryRules) throws(LabelCategoryFileError) {
        guard bytes.count <= Self.maxBytes else { throw .tooLarge(limitBytes: Self.maxBytes) }
        let file = try Self.parse(bytes)
        try Self.checkVersion(of: file)
        guard let labels = file["labels"]?.array else { throw .labelsMissing }
        var names: [String] = []
        var seen: Set<String> = []
        for (index, label) in labels.enumerated() {
            let name = try Self.name(of: label, position: index + 1, rules: rules)
            guard seen.insert(name).inserted else { throw .nameRepeated(name: name) }
            names.append(name)
        }
        guard names.count >= rules.minCount else { throw .tooFew(count: names.count, min: rules.minCount) }
        if let max = rules.maxCount, names.count > max { throw .tooMany(count: names.count, max: max) }
        categories = LabelCategories(names: names)
    }

    private static func parse(_ bytes: [UInt8]) throws(LabelCategoryFileError) -> JSONValue {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let file: JSONValue
        do {
            file = try JSONValue(parsing: bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes)
        } catch {
            throw .notJSON(error)
        }
        guard file.members != nil else { throw .notObject }
        return file
    }

    private static func checkVersion(of file: JSONValue) throws(LabelCategoryFileError) {
        for key in versionKeys {
            guard let version = file[key] else { continue }
            guard let text = version.string, versions.contains(text) else {
                throw .unknownVersion(version.string ?? version.description)
            }
        }
    }

    private static func name(
        of label: JSONValue, position: Int, rules: LabelCategoryRules
    ) throws(LabelCategoryFileError) -> String {
        guard label.members != nil else { throw .labelNotObject(position: position) }
        guard let name = label["label"]?.string else { throw .nameMissing(position: position) }
        guard !name.isEmpty else { throw .nameEmpty(position: position) }
        guard name.unicodeScalars.count <= rules.maxNameCharacters else {
            throw .nameTooLong(name: name, limit: rules.maxNameCharacters)
        }
        return name
    }
}
