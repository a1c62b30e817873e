extension LiquidValue {
    /// Everything but nothing and `false` counts as true.
    var isTruthy: Bool {
        switch self {
        case .null, .bool(false): false
        default: true
        }
    }

    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// Whether this equals the word `empty`.
    private var isEmpty: Bool {
        switch self {
        case .string(let text), .markup(let text), .json(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        default: false
        }
    }

    /// Whether this equals the word `blank`.
    private var isBlank: Bool {
        switch self {
        case .null, .bool(false): true
        case .string(let text), .markup(let text), .json(let text): text.utf8.allSatisfy(\.isLiquidSpace)
        default: isEmpty
        }
    }

    /// `==` of the language. Whole and fractional numbers compare by value; a number never equals a string.
    func equals(_ other: LiquidValue) -> Bool {
        switch (self, other) {
        case (.empty, .empty), (.blank, .blank): true
        case (.empty, .blank), (.blank, .empty): false
        case (.empty, _): other.isEmpty
        case (_, .empty): isEmpty
        case (.blank, _): other.isBlank
        case (_, .blank): isBlank
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.integer(let left), .decimal(let right)): Double(left) == right.value
        case (.decimal(let left), .integer(let right)): left.value == Double(right)
        case (.decimal(let left), .decimal(let right)): left.value == right.value
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
        case (.object(let left), .object(let right)): Self.equal(left, right)
        case (.range(let first, let last), .range(let otherFirst, let otherLast)):
            first == otherFirst && last == otherLast
        default: string != nil && string == other.string
        }
    }

    private static func equal(_ left: LiquidObject, _ right: LiquidObject) -> Bool {
        left.count == right.count
            && zip(left.keys, left.values).allSatisfy { key, value in right[key].map(value.equals) ?? false }
    }

    /// `contains` of the language: part of a string, element of an array or range, key of an object.
    func contains(_ other: LiquidValue) -> Bool {
        guard other.isTruthy else { return false }
        switch self {
        case .string(let text), .markup(let text), .json(let text):
            return Array(text.utf8).firstRange(of: Array(other.text.utf8)) != nil
        case .array(let elements): return elements.contains { $0.equals(other) }
        case .object(let object): return other.string.flatMap { object[$0] } != nil
        case .range(let first, let last):
            guard case .integer(let value) = other else { return false }
            return first <= value && value <= last
        default: return false
        }
    }

    /// The order of two numbers or two strings; nil for values that have none between them.
    func order(to other: LiquidValue) -> Order? {
        if let left = string, let right = other.string { return Order(left.utf8.lexicographicallyPrecedes(right.utf8), left == right) }
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return Order(left < right, left == right)
        case (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal):
            return Order(double < other.double, double == other.double)
        default: return nil
        }
    }

    /// How one value stands to another.
    enum Order {
        case before, same, after

        init(_ isBefore: Bool, _ isSame: Bool) {
            self = isSame ? .same : isBefore ? .before : .after
        }
    }

    private var double: Double {
        switch self {
        case .integer(let value): Double(value)
        case .decimal(let value): value.value
        default: .nan
        }
    }
}
