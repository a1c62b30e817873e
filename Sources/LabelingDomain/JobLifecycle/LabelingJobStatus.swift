/// The states of a labeling job as the API names them (03/JOB-18).
package enum LabelingJobStatus: String, Sendable, Hashable, CaseIterable {
    case initializing = "Initializing"
    case inProgress = "InProgress"
    case completed = "Completed"
    case failed = "Failed"
    case stopping = "Stopping"
    case stopped = "Stopped"

    /// Whether nothing can change any more.
    package var isFinal: Bool {
        switch self {
        case .completed, .failed, .stopped: true
        case .initializing, .inProgress, .stopping: false
        }
    }
}
