import AutoMLCore

/// Class names of other data as a model knows them: `1` and `1.0` are the same class.
struct ClassNameMatching {
    private let byNumber: [Double: String]
    private let names: Set<String>

    init(_ names: [String]) {
        self.names = Set(names)
        byNumber = Dictionary(names.compactMap { name in Double(name).map { ($0, name) } }, uniquingKeysWith: { first, _ in first })
    }

    func isKnown(_ name: String) -> Bool { names.contains(name) }

    func name(for name: String) -> String {
        guard !names.contains(name), let number = Double(name), let known = byNumber[number] else { return name }
        return known
    }

    func matched(_ column: Column) -> Column {
        guard let strings = column.strings else { return column }
        return Column(name: column.name, kind: column.kind, values: .strings(strings.map { $0.map { name(for: $0) } }))
    }
}
