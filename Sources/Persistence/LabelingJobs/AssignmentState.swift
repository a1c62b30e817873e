/// Where one worker's task stands, as stored. The schema's indexes rely on the order: below `declined` the task takes
/// one of the object's places, below `released` the worker is not offered the object again.
package enum AssignmentState: Int, Sendable, Hashable, CaseIterable {
    case reserved = 0
    case accepted = 1
    case stopped = 2
    case submitted = 3
    case declined = 4
    case released = 5
    case expired = 6
    case lapsed = 7
}
