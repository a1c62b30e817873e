import LiquidTemplates

/// Why a worker task template cannot be compiled or rendered, and where in it.
package struct WorkerPageError: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in characters of the line.
    package let column: Int

    init(_ error: LiquidError) {
        message = error.message
        line = error.line
        column = error.column
    }

    package var description: String {
        "The worker task template has an error in line \(line), column \(column): \(message)"
    }
}
