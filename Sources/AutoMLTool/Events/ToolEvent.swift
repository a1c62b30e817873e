/// What a command tells while it works.
package enum ToolEvent: Sendable, Equatable {
    /// `done` of `total` parts of a step; `total` is 0 where it is not known.
    case progress(step: String, done: Int, total: Int)
    case metric(name: String, value: Double)
    case log(String)
}
