/// A value that templates work on.
package indirect enum LiquidValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case decimal(LiquidDecimal)
    case string(String)
    /// HTML that is not escaped again: captured output, and what `escape` and `skip_autoescape` give.
    case markup(String)
    /// JSON text from `to_json`: escaped inside attributes, where it would end them, and nowhere else.
    case json(String)
    case array([LiquidValue])
    case object(LiquidObject)
    /// `(first..last)`; empty when `last` is below `first`.
    case range(first: Int, last: Int)
    /// A value of the engine with named members: `forloop`, `tablerowloop`.
    case drop(any LiquidDrop)
    /// The word `empty`: equal to every empty string, array and object.
    case empty
    /// The word `blank`: equal to nothing, false, and whatever is empty or white space.
    case blank
}
