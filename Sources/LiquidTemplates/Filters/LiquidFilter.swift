/// A filter: how many arguments it takes, and what it makes of a value.
struct LiquidFilter: Sendable {
    typealias Apply = @Sendable (LiquidValue, FilterArguments) throws(LiquidFailure) -> LiquidValue

    /// How many arguments without a name there may be.
    let argumentCounts: ClosedRange<Int>
    /// Which arguments with a name there may be.
    let argumentNames: Set<String>
    let apply: Apply

    init(_ argumentCounts: ClosedRange<Int> = 0...0, names: Set<String> = [], _ apply: @escaping Apply) {
        self.argumentCounts = argumentCounts
        argumentNames = names
        self.apply = apply
    }

    /// A filter from text to text without arguments; nothing stays the empty text.
    init(text apply: @escaping @Sendable (String) -> String) {
        self.init { value, _ in .string(apply(value.text)) }
    }

    /// The filter `name`; nil when there is none.
    static func named(_ name: String, groundTruth hasGroundTruthFilters: Bool) -> LiquidFilter? {
        standard[name] ?? (hasGroundTruthFilters ? groundTruth[name] : nil)
    }

    private static let standard: [String: LiquidFilter] = [
        caseAndSpace, replacement, cutting, markup, encoding, arithmetic, sequences, selection, dates,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
