extension LiquidValue {
    /// The text, when this is a string of any kind.
    package var string: String? {
        switch self {
        case .string(let text), .markup(let text), .json(let text): text
        default: nil
        }
    }

    /// What an output prints in plain Liquid, and what filters on text see.
    package var text: String {
        switch self {
        case .null, .empty, .blank: ""
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .decimal(let value): value.text
        case .string(let text), .markup(let text), .json(let text): text
        case .array(let elements): elements.reduce(into: "") { $0 += $1.text }
        case .object: inspection
        case .range(let first, let last): "\(first)..\(last)"
        case .drop(let drop): drop.text
        }
    }

    /// How an object prints in plain Liquid: `{"a"=>1}`.
    private var inspection: String {
        switch self {
        case .null, .empty, .blank: "nil"
        case .string(let text), .markup(let text), .json(let text): LiquidJSON.quoted(text)
        case .array(let elements): "[" + elements.map(\.inspection).joined(separator: ", ") + "]"
        case .object(let object):
            "{"
                + zip(object.keys, object.values).map { "\(LiquidJSON.quoted($0))=>\($1.inspection)" }
                .joined(separator: ", ") + "}"
        default: text
        }
    }
}
