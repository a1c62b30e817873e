/// A labeling job's way from creation to its end.
///
/// Every move returns what has to be done next; a move that the state does not allow throws by name. The output
/// manifest is written *before* the job leaves `inProgress` or `stopping`, so that a crash while writing leaves a
/// state from which the same work is simply done again.
///
/// ```
/// Initializing ──intakeFinished──▶ InProgress ──allObjectsSettled, outputWritten──▶ Completed
///      │                               │
///      └─────────── stop ──────────────┴──▶ Stopping ──tasksRecalled, outputWritten──▶ Stopped
///      fail: any state that is not final ──▶ Failed
/// ```
package struct LabelingJobLifecycle: Sendable, Hashable {
    /// What the caller performs after a move.
    package enum Action: Sendable, Hashable {
        /// Offer the job's objects to its work team.
        case startDispatch
        /// End the intake, or take every open task back from workers, then report `tasksRecalled`.
        case recallTasks
        /// Consolidate what is left, write the output manifest, then report `outputWritten`.
        case writeOutput
        /// Tell whoever waits: the job has reached this final state.
        case announce(LabelingJobStatus)
        /// The move changes nothing.
        case none
    }

    package private(set) var status: LabelingJobStatus
    /// Why the job failed; nil in every other state.
    package private(set) var failureReason: String?

    /// The longest failure reason kept, in characters; what is longer is cut (API model: 1024).
    package static let maxFailureReasonCharacters = 1_024

    /// A job as it was stored; a new one is `initializing`.
    package init(status: LabelingJobStatus = .initializing, failureReason: String? = nil) {
        self.status = status
        self.failureReason = failureReason
    }

    /// Every input line was read and stored.
    package mutating func intakeFinished() throws(IllegalJobMove) -> Action {
        try require(.initializing, for: .finishIntake)
        status = .inProgress
        return .startDispatch
    }

    /// No object waits for a worker any more, or a stopping condition is met (03/JOB-42).
    package func allObjectsSettled() throws(IllegalJobMove) -> Action {
        try require(.inProgress, for: .settleObjects)
        return .writeOutput
    }

    /// The user asks the job to stop. Asking again while it is stopping changes nothing.
    package mutating func stop() throws(IllegalJobMove) -> Action {
        switch status {
        case .initializing, .inProgress:
            status = .stopping
            return .recallTasks
        case .stopping: return .none
        case .completed, .failed, .stopped: throw IllegalJobMove(move: .stop, status: status)
        }
    }

    /// No task of the stopping job is with a worker any more.
    package func tasksRecalled() throws(IllegalJobMove) -> Action {
        try require(.stopping, for: .recallTasks)
        return .writeOutput
    }

    /// The output manifest stands whole in its bucket: the job is completed, or stopped (05/OUT-15).
    package mutating func outputWritten() throws(IllegalJobMove) -> Action {
        switch status {
        case .inProgress: status = .completed
        case .stopping: status = .stopped
        case .initializing, .completed, .failed, .stopped:
            throw IllegalJobMove(move: .finishOutput, status: status)
        }
        return .announce(status)
    }

    /// The job cannot go on. `reason` is shown to the user.
    package mutating func fail(_ reason: String) throws(IllegalJobMove) -> Action {
        guard !status.isFinal else { throw IllegalJobMove(move: .fail, status: status) }
        status = .failed
        failureReason = String(reason.prefix(Self.maxFailureReasonCharacters))
        return .announce(.failed)
    }

    private func require(
        _ expected: LabelingJobStatus, for move: IllegalJobMove.Move
    ) throws(IllegalJobMove) {
        guard status == expected else { throw IllegalJobMove(move: move, status: status) }
    }
}
