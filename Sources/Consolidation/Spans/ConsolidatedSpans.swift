/// The spans of a job's texts and what was learned of its workers.
package struct ConsolidatedSpans: Sendable {
    /// By object number, in the order of the text.
    package let spans: [[ScoredSpan]]
    /// By worker: how much of what is there the worker selects, with the right class.
    package let recalls: [Double]
    /// By worker: how much of what the worker selects is there, with that class.
    package let precisions: [Double]
}
