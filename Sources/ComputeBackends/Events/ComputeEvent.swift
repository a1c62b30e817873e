/// What a child process tells while it works: a line of its standard output.
package enum ComputeEvent: Sendable, Hashable {
    /// `done` of `total` parts of a step; `total` is 0 where it is not known.
    case progress(step: String, done: Int, total: Int)
    case metric(name: String, value: Double)
    /// Text for people: a `log` event, or a line that is no event.
    case log(String)
}
