/// The limits a service model sets on the values of a shape.
package struct Constraints: Sendable, Hashable {
    /// The least length of a text, list, map or blob, or the least value of a number.
    package let min: Double?
    /// The greatest length of a text, list, map or blob, or the greatest value of a number.
    package let max: Double?
    /// A regular expression, in Java's dialect, that a text matches from its first to its last character.
    package let pattern: JavaPattern?
    /// The values a text may take; empty for any.
    package let values: [String]

    package static let none = Constraints()

    package init(min: Double? = nil, max: Double? = nil, pattern: String? = nil, values: [String] = []) {
        self.min = min
        self.max = max
        self.pattern = pattern.map(JavaPattern.init)
        self.values = values
    }
}
