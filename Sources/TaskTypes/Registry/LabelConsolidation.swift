package import Annotations

/// Gathers the annotations of a job's objects and makes labels of them (05/CON-1).
///
/// Objects and workers are small whole numbers given by the caller, starting near 0: memory goes with the highest.
package protocol LabelConsolidation: Sendable {
    /// Adds one worker's annotation of one object. A worker annotates an object at most once.
    ///
    /// What is no annotation of this task type is left out; `TaskType.annotation` gives none.
    mutating func add(_ annotation: Annotation, by worker: Int, to object: Int)

    /// The labels that all annotations together make; the same annotations give the same labels, in any order.
    func labels() -> any ConsolidatedLabels
}
