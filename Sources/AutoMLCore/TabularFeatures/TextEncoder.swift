import Foundation

/// Texts as weighted pieces, in no more columns than there are pieces in the training texts.
struct TextEncoder: Sendable, Codable, Equatable {
    /// With more texts than these, a piece has to be in two of them: what is in one alone tells nothing of another.
    private static let textsForRarePieces = 500

    private enum CodingKeys: String, CodingKey { case grams, columns, weights }

    private let vectorizer: TextVectorizer
    /// For each column of the vectorizer its place among those that are kept.
    private let places: [UInt32]
    let columnCount: Int

    /// Nil when the texts have no pieces.
    init?(_ texts: [String], grams: TextGrams) {
        // A word in half of the texts may be what tells two classes apart.
        let all = TextVectorizer(grams: grams, texts: texts, commonShare: 1)
        // The weight of a piece that is in one text.
        let rarest = Float(log((1 + Double(texts.count)) / 2) + 1)
        let kept = all.weighted.filter { texts.count <= Self.textsForRarePieces || $0.weight < rarest * 0.9999 }
        guard !kept.isEmpty else { return nil }
        self.init(grams: grams, weighted: kept)
    }

    private init(grams: TextGrams, weighted: [(column: UInt32, weight: Float)]) {
        vectorizer = TextVectorizer(grams: grams, weighted: weighted)
        var places = [UInt32](repeating: 0, count: 1 << TextVectorizer.columnBits)
        for (place, entry) in weighted.enumerated() where Int(entry.column) < places.count { places[Int(entry.column)] = UInt32(place) }
        self.places = places
        columnCount = weighted.count
    }

    /// The values of each text, by column, with `offset` added to the columns.
    func rows(_ texts: [String?], offset: Int) -> [[(column: UInt32, value: Float)]] {
        let parts = Parallel.map(Self.partCount) { part in
            let range = texts.count * part / Self.partCount..<texts.count * (part + 1) / Self.partCount
            let matrix = vectorizer.transform(texts[range].map { $0 ?? "" })
            return (0..<matrix.rows).map { row in
                matrix.range(ofRow: row).map { (column: UInt32(offset) + places[Int(matrix.indices[$0])], value: matrix.values[$0]) }
            }
        }
        return Array(parts.joined())
    }

    private static let partCount = 8

    // Numbers as bytes: lists of so many numbers would take JSON too long to read.

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let columns: [UInt32] = Self.numbers(try container.decode(Data.self, forKey: .columns))
        let weights: [Float] = Self.numbers(try container.decode(Data.self, forKey: .weights))
        guard columns.count == weights.count, columns.allSatisfy({ $0 < 1 << TextVectorizer.columnBits }) else {
            throw DecodingError.dataCorruptedError(forKey: .columns, in: container, debugDescription: "columns without weights")
        }
        self.init(
            grams: try container.decode(TextGrams.self, forKey: .grams), weighted: zip(columns, weights).map { (column: $0, weight: $1) })
    }

    func encode(to encoder: any Encoder) throws {
        let weighted = vectorizer.weighted
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(vectorizer.grams, forKey: .grams)
        try container.encode(weighted.map(\.column).withUnsafeBytes { Data($0) }, forKey: .columns)
        try container.encode(weighted.map(\.weight).withUnsafeBytes { Data($0) }, forKey: .weights)
    }

    private static func numbers<Number: BitwiseStorable>(_ data: Data) -> [Number] {
        let count = data.count / MemoryLayout<Number>.stride
        return data.withUnsafeBytes { bytes in
            (0..<count).map { bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Number>.stride, as: Number.self) }
        }
    }
}
