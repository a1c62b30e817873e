/// Why a template cannot be compiled or rendered, and where in it.
package struct LiquidError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of trouble it is, for callers that treat limits otherwise than mistakes.
    package enum Kind: Sendable, Hashable {
        /// The template breaks the language; rendering was not tried.
        case syntax
        /// A value does not suit its use, found while rendering.
        case value
        /// One of `LiquidLimits` is exceeded.
        case limit
    }

    package let kind: Kind
    package let message: String
    /// The partial the error is in; nil for the template itself.
    package let partial: String?
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in characters (Unicode scalars) of the line.
    package let column: Int

    package init(kind: Kind, message: String, partial: String?, line: Int, column: Int) {
        self.kind = kind
        self.message = message
        self.partial = partial
        self.line = line
        self.column = column
    }

    package var description: String {
        let place = partial.map { "'\($0)', " } ?? ""
        return "Liquid error (\(place)line \(line), column \(column)): \(message)"
    }
}
