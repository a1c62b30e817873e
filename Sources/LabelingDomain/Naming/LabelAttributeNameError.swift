/// The rule a label attribute name breaks; the value is the name as given.
package enum LabelAttributeNameError: Error, Sendable, Hashable, CustomStringConvertible {
    case length(String)
    case pattern(String)
    case dollarSign(String)
    case reserved(String)
    case metadataSuffix(String)
    case missingReferenceSuffix(String)
    case unexpectedReferenceSuffix(String)

    package var description: String {
        switch self {
        case .length(let name):
            "The label attribute name '\(name)' must have 1 to \(LabelAttributeName.maxCharacters) characters."
        case .pattern(let name):
            "The label attribute name '\(name)' must be letters, digits and inner hyphens."
        case .dollarSign(let name):
            "The label attribute name '\(name)' must not contain '$'."
        case .reserved(let name):
            "The label attribute name '\(name)' is reserved for the object to label."
        case .metadataSuffix(let name):
            "The label attribute name '\(name)' must not end with '-metadata'."
        case .missingReferenceSuffix(let name):
            "The label attribute name '\(name)' must end with '-ref' for this task type."
        case .unexpectedReferenceSuffix(let name):
            "The label attribute name '\(name)' must not end with '-ref' for this task type."
        }
    }
}
