extension LiquidFilter {
    /// Arrays as a whole.
    static let sequences: [String: LiquidFilter] = [
        "size": LiquidFilter { value, _ in .integer(value.size ?? 0) },
        "first": LiquidFilter { value, _ in value.first ?? .null },
        "last": LiquidFilter { value, _ in value.last ?? .null },
        "join": LiquidFilter(0...1) { (value, arguments) throws(LiquidFailure) in
            let glue = arguments.text(0, default: " ")
            return .string(try value.elements(arguments.options.limits).map(\.text).joined(separator: glue))
        },
        "reverse": LiquidFilter { (value, arguments) throws(LiquidFailure) in
            .array(try value.elements(arguments.options.limits).reversed())
        },
        "concat": LiquidFilter(1...1) { (value, arguments) throws(LiquidFailure) in
            switch arguments[0] {
            case .array(let other): return .array(try value.elements(arguments.options.limits) + other)
            case .range?:
                let other = try (arguments[0] ?? .null).elements(arguments.options.limits)
                return .array(try value.elements(arguments.options.limits) + other)
            default: throw LiquidFailure("concat filter requires an array argument")
            }
        },
        "sort": LiquidFilter(0...1) { (value, arguments) throws(LiquidFailure) in
            .array(try sorted(value, arguments) { (left, right) throws(LiquidFailure) in try precedes(left, right) })
        },
        "sort_natural": LiquidFilter(0...1) { (value, arguments) throws(LiquidFailure) in
            .array(try sorted(value, arguments) { left, right in precedesNaturally(left, right) })
        },
    ]

    /// Merge sort, because equal elements keep their order and the comparison may throw.
    private static func sorted(
        _ value: LiquidValue, _ arguments: FilterArguments,
        _ precedes: (LiquidValue, LiquidValue) throws(LiquidFailure) -> Bool
    ) throws(LiquidFailure) -> [LiquidValue] {
        let elements = try value.elements(arguments.options.limits)
        var entries: [(key: LiquidValue, element: LiquidValue)] = []
        for element in elements {
            let property = arguments[0].map(\.isNull) ?? true ? nil : arguments.text(0)
            entries.append((try property.map { name throws(LiquidFailure) in try element.property(name) } ?? element, element))
        }
        return try mergeSort(entries[...], precedes).map(\.element)
    }

    private static func mergeSort(
        _ entries: ArraySlice<(key: LiquidValue, element: LiquidValue)>,
        _ precedes: (LiquidValue, LiquidValue) throws(LiquidFailure) -> Bool
    ) throws(LiquidFailure) -> [(key: LiquidValue, element: LiquidValue)] {
        guard entries.count > 1 else { return Array(entries) }
        let middle = entries.startIndex + entries.count / 2
        let left = try mergeSort(entries[..<middle], precedes)
        let right = try mergeSort(entries[middle...], precedes)
        var merged: [(key: LiquidValue, element: LiquidValue)] = []
        merged.reserveCapacity(entries.count)
        var taken = 0
        for entry in left {
            while taken < right.count, try precedes(right[taken].key, entry.key) {
                merged.append(right[taken])
                taken += 1
            }
            merged.append(entry)
        }
        return merged + right[taken...]
    }

    /// Nothing goes last; numbers do not compare with text.
    private static func precedes(_ left: LiquidValue, _ right: LiquidValue) throws(LiquidFailure) -> Bool {
        if left.isNull { return false }
        if right.isNull { return true }
        if let order = left.order(to: right) { return order == .before }
        guard left.equals(right) else { throw LiquidFailure("cannot sort values of incompatible types") }
        return false
    }

    private static func precedesNaturally(_ left: LiquidValue, _ right: LiquidValue) -> Bool {
        if left.isNull { return false }
        if right.isNull { return true }
        return left.text.lowercased().utf8.lexicographicallyPrecedes(right.text.lowercased().utf8)
    }
}
