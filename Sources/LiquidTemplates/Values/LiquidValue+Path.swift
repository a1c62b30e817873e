extension LiquidValue {
    /// What `.name` leads to: a member, or `size`, `first` and `last`; nil when there is nothing.
    func member(_ name: String) -> LiquidValue? {
        switch self {
        case .object(let object):
            if let value = object[name] { return value }
        case .drop(let drop): return drop.member(name)
        default: break
        }
        switch name {
        case "size": return size.map(LiquidValue.integer)
        case "first": return first
        case "last": return last
        default: return nil
        }
    }

    /// What `[key]` leads to: an element counted from 0, or from the end below 0; a member by its name. A whole
    /// number also finds the member spelled like it, as in `class-map[box.class_id]` (03/LIQ-17).
    func element(_ key: LiquidValue) -> LiquidValue? {
        switch (self, key) {
        case (.array(let elements), .integer(let index)):
            let place = index < 0 ? elements.count + index : index
            return elements.indices.contains(place) ? elements[place] : nil
        case (.range(let first, let last), .integer(let index)):
            return index >= 0 && index < Self.rangeCount(first, last) ? .integer(first + index) : nil
        case (.object(let object), .integer): return object[key.text]
        case (.object(let object), _): return key.string.flatMap { object[$0] }
        case (.drop(let drop), _): return key.string.flatMap { drop.member($0) }
        default: return nil
        }
    }

    /// The outcome of an operator between this and `other`. Only numbers and only strings have an order among them;
    /// nothing, truth values and arrays never come before or after.
    func compares(_ operation: Comparison, _ other: LiquidValue) throws(LiquidFailure) -> Bool {
        switch operation {
        case .equal: return equals(other)
        case .notEqual: return !equals(other)
        case .contains: return contains(other)
        case .less, .greater, .lessOrEqual, .greaterOrEqual: break
        }
        guard isOrdered, other.isOrdered else { return false }
        guard let order = order(to: other) else {
            throw LiquidFailure("a number and a string cannot be compared by '\(operation.rawValue)'")
        }
        return switch operation {
        case .less: order == .before
        case .greater: order == .after
        case .lessOrEqual: order != .after
        default: order != .before
        }
    }

    private var isOrdered: Bool {
        switch self {
        case .integer, .decimal, .string, .markup, .json: true
        default: false
        }
    }
}
