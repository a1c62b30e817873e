/// The label categories of a job, in the order of its label category file: a category's place is its class index.
package struct LabelCategories: Sendable, Hashable {
    package let names: [String]
    /// By class index the three or four letters that stand for the name on a highlight, where the file gives some
    /// (03/LCC-16).
    package let shortNames: [String?]
    private let indexByName: [String: Int]

    /// Categories whose names have been checked by `LabelCategoryFile`, or come from its stored result.
    ///
    /// - Parameter shortNames: one for each name, or none at all.
    package init(names: [String], shortNames: [String?] = []) {
        self.names = names
        self.shortNames = names.indices.map { $0 < shortNames.count ? shortNames[$0] : nil }
        indexByName = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }

    package var count: Int { names.count }

    /// The class index of `name`; nil when it is none of the categories.
    package func index(of name: String) -> Int? { indexByName[name] }

    /// What stands for a category on a highlight: its short name, or its name (01/TXT-10).
    package func shortName(of classIndex: Int) -> String { shortNames[classIndex] ?? names[classIndex] }
}

extension LabelCategories: Codable {
    private enum Key: String, CodingKey {
        case names, shortNames
    }

    /// Reads what `encode` wrote, or a plain list of names.
    package init(from decoder: any Decoder) throws {
        if let names = try? decoder.singleValueContainer().decode([String].self) {
            self.init(names: names)
            return
        }
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            names: try container.decode([String].self, forKey: .names),
            shortNames: try container.decode([String?].self, forKey: .shortNames))
    }

    /// A plain list of the names, unless there are short names.
    package func encode(to encoder: any Encoder) throws {
        guard shortNames.contains(where: { $0 != nil }) else {
            var container = encoder.singleValueContainer()
            return try container.encode(names)
        }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(names, forKey: .names)
        try container.encode(shortNames, forKey: .shortNames)
    }
}
