/// Why automated labeling of a job is over.
enum AutoLabelingEnd: Sendable, Hashable {
    /// Every object has a label or cannot get one.
    case finished
    /// A stopping condition of the job holds (05/AL-19).
    case conditionMet
    /// The job fails for this reason.
    case failed(String)
}
