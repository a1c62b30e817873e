/// A JSON document. Numbers keep their text, so that none loses precision before its type is known.
package enum JSONValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    /// A repeated name appears once, with its last value.
    case object([String: JSONValue])

    /// How AWS names the kind of token in its messages.
    var tokenName: String {
        switch self {
        case .null: "NULL_VALUE"
        case .boolean(true): "TRUE_VALUE"
        case .boolean(false): "FALSE_VALUE"
        case .number(let text): text.contains { ".eE".contains($0) } ? "DECIMAL_VALUE" : "NUMBER_VALUE"
        case .string: "STRING_VALUE"
        case .array: "Start of list"
        case .object: "Start of structure or map"
        }
    }
}
