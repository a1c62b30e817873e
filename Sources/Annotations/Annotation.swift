/// What one worker answered to one data object, checked and freed from the spelling of the worker page.
package enum Annotation: Sendable, Hashable {
    /// Exactly one class of the job's label categories.
    case oneClass(ClassAnswer)
}
