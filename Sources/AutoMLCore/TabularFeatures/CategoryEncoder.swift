/// How a column of categories is shown to learners.
struct CategoryEncoder: Sendable, Codable, Equatable {
    /// So many of the most frequent categories have a column of their own in the dense view.
    static let mostIndicators = 30
    /// So many categories have a code; rarer ones count as one.
    static let mostLevels = 10_000

    /// By frequency, those seen twice or more.
    let levels: [String]
    let hasMissing: Bool
    private let codes: [String: Int]

    /// Nil if the values say nothing: all are equal or all differ.
    init?(_ values: [String?]) {
        var counts: [String: Int] = [:]
        for value in values {
            if let value { counts[value, default: 0] += 1 }
        }
        let missing = values.count - counts.values.reduce(0, +)
        let repeated = counts.filter { $0.value > 1 || counts.count <= Self.mostIndicators && counts.count * 2 <= values.count }
        guard !repeated.isEmpty, counts.count > 1 || missing > 0 else { return nil }
        let ordered = repeated.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostLevels)
        self.init(levels: ordered.map(\.key), hasMissing: missing > 0)
    }

    private init(levels: [String], hasMissing: Bool) {
        self.levels = levels
        self.hasMissing = hasMissing
        codes = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
    }

    /// How many codes there are: one for each level, one for all others.
    var codeCount: Int { levels.count + 1 }

    var denseColumns: Int { min(levels.count, Self.mostIndicators) + 1 + (hasMissing ? 1 : 0) }

    /// Nil for a missing value.
    func code(_ value: String?) -> Int? {
        value.map { codes[$0] ?? levels.count }
    }

    /// Sets the indicator of a value among `denseColumns` zeros.
    func setIndicator(of value: String?, in row: UnsafeMutableBufferPointer<Float>) {
        let indicators = min(levels.count, Self.mostIndicators)
        guard let code = code(value) else {
            if hasMissing { row[indicators + 1] = 1 }
            return
        }
        row[min(code, indicators)] = 1
    }

    private enum CodingKeys: String, CodingKey {
        case levels, hasMissing
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let levels = try values.decode([String].self, forKey: .levels)
        guard Set(levels).count == levels.count else {
            throw DecodingError.dataCorruptedError(forKey: .levels, in: values, debugDescription: "a level occurs twice")
        }
        self.init(levels: levels, hasMissing: try values.decode(Bool.self, forKey: .hasMissing))
    }
}
