/// Finds the value of an option among all that there are, in any case.
package enum OptionChoice {
    package static func value<Value: RawRepresentable & CaseIterable>(_ text: String?, option: String) throws(AutoMLToolError) -> Value?
    where Value.RawValue == String {
        guard let text else { return nil }
        guard let value = Value.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            throw .badOption(option: option, value: text, remedy: "there are \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }
}
