extension LiquidValue {
    /// How many elements, members or characters this has; nil for values that have none.
    var size: Int? {
        switch self {
        case .string(let text), .markup(let text), .json(let text): text.unicodeScalars.count
        case .array(let elements): elements.count
        case .object(let object): object.count
        case .range(let first, let last): Self.rangeCount(first, last)
        default: nil
        }
    }

    /// How many whole numbers there are from `first` to `last`; the greatest number there is when there are more.
    static func rangeCount(_ first: Int, _ last: Int) -> Int {
        guard first <= last else { return 0 }
        let (distance, overflow) = last.subtractingReportingOverflow(first)
        return overflow || distance == .max ? .max : distance + 1
    }

    /// The first element, or the first pair of an object; nil when there is none.
    var first: LiquidValue? {
        switch self {
        case .array(let elements): elements.first
        case .object(let object): object.keys.first.map { .array([.string($0), object.values[0]]) }
        case .range(let first, let last): first <= last ? .integer(first) : nil
        case .string(let text), .markup(let text), .json(let text):
            text.unicodeScalars.first.map { .string(String($0)) }
        default: nil
        }
    }

    /// The last element; nil when there is none. An object has no last.
    var last: LiquidValue? {
        switch self {
        case .array(let elements): elements.last
        case .range(let first, let last): first <= last ? .integer(last) : nil
        case .string(let text), .markup(let text), .json(let text):
            text.unicodeScalars.last.map { .string(String($0)) }
        default: nil
        }
    }

    /// What filters on arrays work through: arrays flattened, ranges written out, nothing as no element, anything
    /// else as one element.
    func elements(_ limits: LiquidLimits) throws(LiquidFailure) -> [LiquidValue] {
        switch self {
        case .array(let elements):
            var flat: [LiquidValue] = []
            flat.reserveCapacity(elements.count)
            Self.flatten(elements, into: &flat)
            return flat
        case .range(let first, let last):
            guard first <= last else { return [] }
            guard Self.rangeCount(first, last) <= limits.loopIterations else {
                throw LiquidFailure("The range \(text) has too many elements", kind: .limit)
            }
            return (first...last).map(LiquidValue.integer)
        case .null: return []
        default: return [self]
        }
    }

    private static func flatten(_ elements: [LiquidValue], into flat: inout [LiquidValue]) {
        for element in elements {
            if case .array(let inner) = element { flatten(inner, into: &flat) } else { flat.append(element) }
        }
    }

    /// What `map`, `where` and their like find under `name` in an element: a member of an object, or the part of a
    /// text that is `name` itself. Numbers have no properties.
    func property(_ name: String) throws(LiquidFailure) -> LiquidValue {
        switch self {
        case .object(let object): return object[name] ?? .null
        case .string(let text), .markup(let text), .json(let text):
            return Array(text.utf8).firstRange(of: Array(name.utf8)) == nil ? .null : .string(name)
        case .drop(let drop): return drop.member(name) ?? .null
        default: throw LiquidFailure("cannot select the property '\(name)'")
        }
    }

    /// Whether `property` may be asked for at all.
    var hasProperties: Bool {
        switch self {
        case .null, .bool, .decimal, .empty, .blank: false
        default: true
        }
    }
}
