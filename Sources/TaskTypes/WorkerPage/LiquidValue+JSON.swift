package import LiquidTemplates
package import Manifests

extension LiquidValue {
    /// The value that `json` holds, key order and the spelling of numbers kept.
    package init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let spelling):
            self =
                Int(spelling).map(LiquidValue.integer)
                ?? .decimal(LiquidDecimal(Double(spelling) ?? .nan, spelling: spelling))
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map(LiquidValue.init))
        case .object(let members): self = .object(LiquidObject(members.map { ($0.key, LiquidValue($0.value)) }))
        }
    }
}
