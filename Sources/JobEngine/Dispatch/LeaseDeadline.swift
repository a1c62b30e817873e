import LabelingDomain

/// When a task may have to be taken back; ordered by time.
struct LeaseDeadline: Sendable, Comparable {
    let at: Timestamp
    let number: Int64

    static func < (left: LeaseDeadline, right: LeaseDeadline) -> Bool {
        (left.at, left.number) < (right.at, right.number)
    }
}
