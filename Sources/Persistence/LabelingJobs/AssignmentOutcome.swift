/// How an object stands after a write that ended one of its tasks.
package enum AssignmentOutcome: Sendable, Hashable {
    /// Answers are still to come.
    case open
    /// The object now has all the answers it will get; it waits for its consolidation.
    case answered
    /// The object was declined by as many workers as should have answered, and nobody answered.
    case expired
}
