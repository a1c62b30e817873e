/// The states of a training, transform or AutoML job as the API names them (09/AML-90).
///
/// ```
/// InProgress ──▶ Completed | Failed | Stopped (its time was up)
///     └── stop ──▶ Stopping ──▶ Stopped
/// ```
package enum ModelJobStatus: String, Sendable, Hashable, CaseIterable {
    case inProgress = "InProgress"
    case completed = "Completed"
    case failed = "Failed"
    case stopping = "Stopping"
    case stopped = "Stopped"

    /// Whether nothing can change any more.
    package var isFinal: Bool {
        switch self {
        case .completed, .failed, .stopped: true
        case .inProgress, .stopping: false
        }
    }
}
