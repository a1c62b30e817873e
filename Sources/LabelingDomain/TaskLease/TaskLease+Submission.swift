extension TaskLease {
    /// What a submit means for the store.
    package enum Submission: Sendable, Hashable {
        /// A new answer: store it.
        case store(submittedAt: Timestamp)
        /// The answer stored already: give the same receipt again.
        case alreadyStored(submittedAt: Timestamp)
    }
}
