import Metrics
import Persistence

/// How many tasks went which way, over all jobs (06/MON-12).
enum DispatchMetrics {
    static let accepted = Counter(label: "groundwork_tasks_accepted_total")
    static let submitted = Counter(label: "groundwork_tasks_submitted_total")
    static let declined = Counter(label: "groundwork_tasks_declined_total")
    static let released = Counter(label: "groundwork_tasks_released_total")
    static let expired = Counter(label: "groundwork_tasks_expired_total")
    static let lapsed = Counter(label: "groundwork_task_reservations_lapsed_total")
    /// Places that the database refused though the index in memory thought them free.
    static let conflicts = Counter(label: "groundwork_dispatch_conflicts_total")

    static func ended(as state: AssignmentState) -> Counter {
        switch state {
        case .declined: declined
        case .released: released
        case .lapsed: lapsed
        default: expired
        }
    }
}
