/// One feature of tree views, and the columns that it makes in dense ones.
struct FeatureColumn: Sendable, Codable, Equatable {
    enum Encoder: Sendable, Codable, Equatable {
        case number(NumberEncoder)
        case date(DatePart, NumberEncoder)
        case category(CategoryEncoder)
        case text(TextEncoder, view: FeatureView)
        case image(EdgeColorEncoder)
    }

    /// The column of the table.
    let source: String
    let encoder: Encoder

    /// The features that a column of a table is worth.
    static func learned(from column: Column) -> [FeatureColumn] {
        switch column.kind {
        case .numeric: numeric(column)
        case .datetime: dates(column)
        case .categorical:
            CategoryEncoder(column.classNames).map { [FeatureColumn(source: column.name, encoder: .category($0))] } ?? []
        case .text: texts(column)
        case .image: EdgeColorEncoder(column.strings ?? []).map { [FeatureColumn(source: column.name, encoder: .image($0))] } ?? []
        }
    }

    private static func numeric(_ column: Column) -> [FeatureColumn] {
        let numbers = column.parsedNumbers
        guard !isIdentifier(column.name, numbers), let encoder = NumberEncoder(numbers) else { return [] }
        return [FeatureColumn(source: column.name, encoder: .number(encoder))]
    }

    private static func texts(_ column: Column) -> [FeatureColumn] {
        let texts = (column.strings ?? []).compactMap { $0 }
        let views: [(TextGrams, FeatureView)] = [(.words, .words), (.characters, .characters)]
        return views.compactMap { grams, view in
            TextEncoder(texts, grams: grams).map { FeatureColumn(source: column.name, encoder: .text($0, view: view)) }
        }
    }

    private static func dates(_ column: Column) -> [FeatureColumn] {
        let numbers = column.parsedNumbers
        return DatePart.allCases.compactMap { part in
            NumberEncoder(numbers.map(part.value)).map { FeatureColumn(source: column.name, encoder: .date(part, $0)) }
        }
    }

    /// Whether a column only numbers the rows: whole, all different, and named for it.
    private static func isIdentifier(_ name: String, _ numbers: [Double]) -> Bool {
        let lowercased = name.lowercased()
        let isNamedSo =
            ["", "id", "index", "unnamed: 0", "rownames", "row"].contains(lowercased) || lowercased.hasSuffix("_id") || name.hasSuffix("Id")
            || name.hasSuffix("ID")
        guard isNamedSo, numbers.count > 20, numbers.allSatisfy({ $0 == $0.rounded() }) else { return false }
        return Set(numbers).count == numbers.count
    }

    /// The number of categories, 0 of a number.
    var levels: Int {
        guard case .category(let encoder) = encoder else { return 0 }
        return encoder.codeCount
    }

    /// Whether trees look at it.
    var isForTrees: Bool {
        switch encoder {
        case .number, .date, .category: true
        case .text, .image: false
        }
    }

    var isPicture: Bool {
        guard case .image = encoder else { return false }
        return true
    }

    /// The encoder of texts, and the view whose it is; nil for other columns.
    var text: (encoder: TextEncoder, view: FeatureView)? {
        guard case .text(let encoder, let view) = encoder else { return nil }
        return (encoder, view)
    }

    var denseColumns: Int {
        switch encoder {
        case .text: 0
        case .image(let encoder): encoder.columnCount
        case .number(let encoder), .date(_, let encoder): encoder.denseColumns
        case .category(let encoder): encoder.denseColumns
        }
    }
}

extension Column {
    /// The values as numbers; NaN for strings that are none.
    var parsedNumbers: [Double] {
        switch values {
        case .numbers(let numbers): numbers
        case .strings(let strings): strings.map { $0.flatMap(Double.init) ?? .nan }
        }
    }
}
