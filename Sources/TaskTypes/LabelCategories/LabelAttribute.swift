/// A question that workers answer about a label or about a whole frame (03/LCC-2..4).
package struct LabelAttribute: Sendable, Hashable {
    /// What an answer may be (03/LCC-5..7).
    package enum Kind: Sendable, Hashable {
        /// One of these values.
        case choice([String])
        case freeText
        /// A whole number; without bounds where the file gives none, as official files do.
        case number(ClosedRange<Int>?)
    }

    package let name: String
    package let kind: Kind
    package let description: String?
    /// Whether a task is submitted only with an answer (03/LCC-13).
    package let isRequired: Bool
    /// Whether an audit job may change earlier answers (03/LCC-17).
    package let isEditable: Bool

    package init(name: String, kind: Kind, description: String?, isRequired: Bool, isEditable: Bool) {
        self.name = name
        self.kind = kind
        self.description = description
        self.isRequired = isRequired
        self.isEditable = isEditable
    }
}
