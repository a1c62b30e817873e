/// What a template may use up, so that none can exhaust the server. None of them depends on the clock, so the same
/// template and data always end the same way.
package struct LiquidLimits: Sendable, Hashable {
    /// Bytes of the template source.
    package var sourceBytes = 1 << 20
    /// Bytes of rendered output.
    package var outputBytes = 16 << 20
    /// Bytes that captures and filters may produce in all, counting what is thrown away again.
    package var workBytes = 256 << 20
    /// Passes through loops, in all.
    package var loopIterations = 1_000_000
    /// Blocks, partials and brackets inside one another.
    package var nesting = 100

    package init() {}
}
