/// A value of the engine itself, with members that are computed when asked for.
package protocol LiquidDrop: Sendable {
    /// The member `name`; nil when there is none.
    func member(_ name: String) -> LiquidValue?
    /// What an output of the value itself prints.
    var text: String { get }
}
