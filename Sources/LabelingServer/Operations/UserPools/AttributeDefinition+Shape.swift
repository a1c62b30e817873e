import ServiceShapes
import Workforce

extension AttributeDefinition {
    /// An attribute as a request defines it. Attributes of the pool's own get the prefix `custom:`.
    init(_ shape: CognitoIdentityProvider.SchemaAttributeType) throws(UserPoolError) {
        guard let name = shape.name else { throw .invalidParameter("Schema: an attribute has no Name.") }
        guard shape.developerOnlyAttribute != true else {
            throw .invalidParameter("Schema: DeveloperOnlyAttribute of \(name) is not supported by this version.")
        }
        let isOwn = !AttributeSchema.isStandard(name)
        guard !isOwn || shape.attributeDataType != nil else {
            throw .invalidParameter("Schema: the attribute \(name) has no AttributeDataType.")
        }
        self.init(
            name: isOwn && !name.hasPrefix("custom:") ? "custom:\(name)" : name,
            kind: shape.attributeDataType.flatMap(Kind.init) ?? .string, isMutable: shape.mutable ?? true,
            isRequired: shape.required ?? false,
            minimum: shape.stringAttributeConstraints?.minLength ?? shape.numberAttributeConstraints?.minValue,
            maximum: shape.stringAttributeConstraints?.maxLength ?? shape.numberAttributeConstraints?.maxValue)
    }
}

extension CognitoIdentityProvider.SchemaAttributeType {
    init(_ definition: AttributeDefinition) {
        let hasRange = definition.minimum != nil || definition.maximum != nil
        self.init(
            name: definition.name, attributeDataType: definition.kind.rawValue, developerOnlyAttribute: false,
            mutable: definition.isMutable, required: definition.isRequired,
            numberAttributeConstraints: hasRange && definition.kind == .number
                ? .init(minValue: definition.minimum, maxValue: definition.maximum) : nil,
            stringAttributeConstraints: hasRange && definition.kind == .string
                ? .init(minLength: definition.minimum, maxLength: definition.maximum) : nil)
    }
}
