extension Constraints {
    /// True when every value passes.
    var isEmpty: Bool { self == .none }

    /// The rules that `value` breaks, in AWS's words.
    func violations(of value: WireValue) -> [String] {
        guard !isEmpty else { return [] }
        switch value {
        case .string(let text): return textViolations(text)
        case .integer(let number): return rangeViolations(Double(number), "value")
        case .double(let number): return rangeViolations(number, "value")
        case .blob(let bytes): return rangeViolations(Double(bytes.count), "length")
        case .list(let items): return rangeViolations(Double(items.count), "length")
        case .map(let entries): return rangeViolations(Double(entries.count), "length")
        case .boolean, .timestamp, .structure: return []
        }
    }

    /// All rules, as a message about one of many items lists them.
    func rules(of kind: Shape.Kind) -> [String] {
        let measure =
            switch kind {
            case .integer, .double: "value"
            default: "length"
            }
        return [
            max.map { Self.upperBound($0, measure) }, min.map { Self.lowerBound($0, measure) },
            pattern.map(Self.patternRule), values.isEmpty ? nil : valuesRule,
        ].compactMap { $0 }
    }

    private func textViolations(_ text: String) -> [String] {
        var found = rangeViolations(Double(text.unicodeScalars.count), "length")
        if let pattern, !pattern.matches(text) { found.append(Self.patternRule(pattern)) }
        if !values.isEmpty, !values.contains(text) { found.append(valuesRule) }
        return found
    }

    private func rangeViolations(_ number: Double, _ measure: String) -> [String] {
        var found: [String] = []
        if let min, number < min { found.append(Self.lowerBound(min, measure)) }
        if let max, number > max { found.append(Self.upperBound(max, measure)) }
        return found
    }

    private var valuesRule: String { "Member must satisfy enum value set: [\(values.joined(separator: ", "))]" }

    private static func patternRule(_ pattern: JavaPattern) -> String {
        "Member must satisfy regular expression pattern: \(pattern.text)"
    }

    private static func lowerBound(_ bound: Double, _ measure: String) -> String {
        "Member must have \(measure) greater than or equal to \(JSONText.number(bound))"
    }

    private static func upperBound(_ bound: Double, _ measure: String) -> String {
        "Member must have \(measure) less than or equal to \(JSONText.number(bound))"
    }
}
