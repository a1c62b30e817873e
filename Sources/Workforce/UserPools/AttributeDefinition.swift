/// An attribute that users of a pool can have.
package struct AttributeDefinition: Sendable, Hashable, Codable {
    package let name: String
    package let kind: Kind
    package let isMutable: Bool
    package let isRequired: Bool
    /// Lengths of a string, values of a number; as decimal digits, the way the service returns them.
    package let minimum: String?
    package let maximum: String?

    /// What values an attribute can have.
    package enum Kind: String, Sendable, Hashable, Codable {
        case string = "String"
        case number = "Number"
        case dateTime = "DateTime"
        case boolean = "Boolean"
    }

    package init(
        name: String, kind: Kind = .string, isMutable: Bool = true, isRequired: Bool = false, minimum: String? = nil,
        maximum: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.isMutable = isMutable
        self.isRequired = isRequired
        self.minimum = minimum
        self.maximum = maximum
    }

    /// What is wrong with `value`; nil when the attribute may have it.
    package func complaint(about value: String) -> String? {
        switch kind {
        case .boolean where value != "true" && value != "false": "\(name) must be true or false"
        case .number, .dateTime: Int64(value).map(rangeComplaint) ?? "\(name) must be a number"
        case .string: stringComplaint(about: value)
        case .boolean: nil
        }
    }

    private func rangeComplaint(_ number: Int64) -> String? {
        if let minimum = minimum.flatMap(Int64.init), number < minimum { return "\(name) must be at least \(minimum)" }
        if let maximum = maximum.flatMap(Int64.init), number > maximum { return "\(name) must be at most \(maximum)" }
        return nil
    }

    private func stringComplaint(about value: String) -> String? {
        if let minimum = minimum.flatMap(Int.init), value.count < minimum {
            return "\(name) must have at least \(minimum) characters"
        }
        if let maximum = maximum.flatMap(Int.init), value.count > maximum {
            return "\(name) must have at most \(maximum) characters"
        }
        return switch name {
        case "email" where !ContactAddress.isEmail(value): "Invalid email address format."
        case "phone_number" where !ContactAddress.isPhoneNumber(value): "Invalid phone number format."
        default: nil
        }
    }
}
