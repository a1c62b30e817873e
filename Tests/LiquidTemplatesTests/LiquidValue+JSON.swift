import LiquidTemplates
import Manifests

extension LiquidValue {
    /// The value that `json` holds, as test data is written.
    init(_ json: JSONValue) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .number(let spelling):
            self = Int(spelling).map(LiquidValue.integer) ?? .decimal(LiquidDecimal(Double(spelling) ?? .nan, spelling: spelling))
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map(LiquidValue.init))
        case .object: self = .object(LiquidObject(json))
        }
    }
}

extension LiquidObject {
    init(_ json: JSONValue) {
        self.init((json.members ?? []).map { ($0.key, LiquidValue($0.value)) })
    }
}
