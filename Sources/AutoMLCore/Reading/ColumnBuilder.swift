/// Gathers the values of a column whose kind is known.
struct ColumnBuilder {
    private static let maxExamples = 5

    let name: String
    let kind: ColumnKind
    let isKept: Bool
    private let isDayFirst: Bool
    private var numbers: [Double] = []
    private var strings: [String?] = []
    private(set) var badCells: ReadingIssues.BadCells?
    private(set) var invalidTextCount = 0

    init(name: String, kind: ColumnKind, isDayFirst: Bool, isKept: Bool, capacity: Int) {
        (self.name, self.kind, self.isDayFirst, self.isKept) = (name, kind, isDayFirst, isKept)
        guard isKept else { return }
        if kind.isNumber { numbers.reserveCapacity(capacity) } else { strings.reserveCapacity(capacity) }
    }

    var column: Column {
        Column(name: name, kind: kind, values: kind.isNumber ? .numbers(numbers) : .strings(strings))
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, isDecimalComma: Bool) {
        guard isKept else { return }
        let isMissing = MissingText.matches(bytes)
        guard kind.isNumber else {
            strings.append(isMissing ? nil : string(bytes))
            return
        }
        let number = isMissing ? nil : self.number(bytes, isDecimalComma: isDecimalComma)
        if number == nil, !isMissing, !MissingText.matchesInNumbers(bytes) { addBadCell(bytes) }
        numbers.append(number ?? .nan)
    }

    /// Adds missing values until there are `count`.
    mutating func pad(to count: Int) {
        guard isKept else { return }
        if kind.isNumber {
            while numbers.count < count { numbers.append(.nan) }
        } else {
            while strings.count < count { strings.append(nil) }
        }
    }

    private func number(_ bytes: UnsafeBufferPointer<UInt8>, isDecimalComma: Bool) -> Double? {
        kind == .datetime
            ? DateText.parse(bytes, isDayFirst: isDayFirst) : NumberText.parse(bytes, isDecimalComma: isDecimalComma)
    }

    private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        invalidTextCount += 1
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func addBadCell(_ bytes: UnsafeBufferPointer<UInt8>) {
        var cells = badCells ?? ReadingIssues.BadCells(column: name, kind: kind, count: 0, examples: [])
        cells.count += 1
        let text = String(decoding: bytes, as: UTF8.self)
        if cells.examples.count < Self.maxExamples, !cells.examples.contains(text) { cells.examples.append(text) }
        badCells = cells
    }
}

extension ColumnKind {
    /// Whether values are held as numbers.
    var isNumber: Bool { self == .numeric || self == .datetime }
}
