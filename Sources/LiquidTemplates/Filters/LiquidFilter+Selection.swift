extension LiquidFilter {
    /// Picking from arrays by a property.
    static let selection: [String: LiquidFilter] = [
        "map": LiquidFilter(1...1) { (value, arguments) throws(LiquidFailure) in
            var mapped: [LiquidValue] = []
            for element in try value.elements(arguments.options.limits) {
                mapped.append(element.hasProperties ? try element.property(arguments.text(0)) : .null)
            }
            return .array(mapped)
        },
        "where": selecting { elements, matches in .array(zip(elements, matches).filter(\.1).map(\.0)) },
        "reject": selecting { elements, matches in .array(zip(elements, matches).filter { !$0.1 }.map(\.0)) },
        "find": searching(none: .null) { elements, index in elements[index] },
        "find_index": searching(none: .null) { _, index in .integer(index) },
        "has": searching(none: .bool(false)) { _, _ in .bool(true) },
        "uniq": LiquidFilter(0...1) { (value, arguments) throws(LiquidFailure) in
            .array(try unique(try value.elements(arguments.options.limits), by: property(arguments)))
        },
        "compact": LiquidFilter(0...1) { (value, arguments) throws(LiquidFailure) in
            let property = property(arguments)
            var kept: [LiquidValue] = []
            for element in try value.elements(arguments.options.limits) {
                let key = try property.map { name throws(LiquidFailure) in try element.property(name) } ?? element
                if !key.isNull { kept.append(element) }
            }
            return .array(kept)
        },
        "sum": LiquidFilter(0...1) { (value, arguments) throws(LiquidFailure) in
            let property = property(arguments)
            var sum = LiquidNumber.whole(0)
            for element in try value.elements(arguments.options.limits) {
                let key = try property.map { name throws(LiquidFailure) in try element.property(name) } ?? element
                sum = sum + key.number
            }
            return sum.value
        },
        "default": LiquidFilter(0...1, names: ["allow_false"]) { value, arguments in
            let isMissing: Bool =
                switch value {
                case .null: true
                case .bool(false): !(arguments.named["allow_false"] ?? .null).isTruthy
                case .string, .markup, .json, .array, .object: value.size == 0
                default: false
                }
            return isMissing ? arguments[0] ?? .string("") : value
        },
    ]

    private static func property(_ arguments: FilterArguments) -> String? {
        guard let argument = arguments[0], !argument.isNull else { return nil }
        return argument.text
    }

    /// Whether `element` has the property, or has it with the wanted value.
    private static func matches(
        _ element: LiquidValue, _ arguments: FilterArguments
    ) throws(LiquidFailure) -> Bool {
        let found = try element.property(arguments.text(0))
        guard let wanted = arguments[1], !wanted.isNull else { return found.isTruthy }
        return found.equals(wanted)
    }

    /// A filter that looks at every element. An element without properties ends it with nothing.
    private static func selecting(
        _ select: @escaping @Sendable ([LiquidValue], [Bool]) -> LiquidValue
    ) -> LiquidFilter {
        LiquidFilter(1...2) { (value, arguments) throws(LiquidFailure) in
            let elements = try value.elements(arguments.options.limits)
            var found: [Bool] = []
            for element in elements {
                guard element.hasProperties else { return .null }
                found.append(try matches(element, arguments))
            }
            return select(elements, found)
        }
    }

    /// A filter that looks for the first element.
    private static func searching(
        none: LiquidValue, _ found: @escaping @Sendable ([LiquidValue], Int) -> LiquidValue
    ) -> LiquidFilter {
        LiquidFilter(1...2) { (value, arguments) throws(LiquidFailure) in
            let elements = try value.elements(arguments.options.limits)
            for (index, element) in elements.enumerated() {
                guard element.hasProperties else { return .null }
                if try matches(element, arguments) { return found(elements, index) }
            }
            return none
        }
    }

    private static func unique(
        _ elements: [LiquidValue], by property: String?
    ) throws(LiquidFailure) -> [LiquidValue] {
        var keysByText: [String: [LiquidValue]] = [:]
        var kept: [LiquidValue] = []
        for element in elements {
            let key = try property.map { name throws(LiquidFailure) in try element.property(name) } ?? element
            let text = LiquidJSON.text(of: key)
            guard keysByText[text]?.contains(where: key.equals) != true else { continue }
            keysByText[text, default: []].append(key)
            kept.append(element)
        }
        return kept
    }
}
