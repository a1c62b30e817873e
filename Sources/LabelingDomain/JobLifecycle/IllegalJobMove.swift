/// A move that a labeling job's state does not allow.
package struct IllegalJobMove: Error, Sendable, Hashable, CustomStringConvertible {
    /// The moves of `LabelingJobLifecycle`.
    package enum Move: String, Sendable, Hashable {
        case finishIntake, settleObjects, stop, recallTasks, finishOutput, fail
    }

    package let move: Move
    package let status: LabelingJobStatus

    package init(move: Move, status: LabelingJobStatus) {
        self.move = move
        self.status = status
    }

    package var description: String { "A labeling job that is \(status.rawValue) cannot \(move.rawValue)." }
}
