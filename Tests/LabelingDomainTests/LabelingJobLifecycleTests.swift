import LabelingDomain
import Testing

@Suite("A labeling job's lifecycle")
struct LabelingJobLifecycleTests {
    @Test("A job runs from Initializing over InProgress to Completed, 03/JOB-18")
    func runsToItsEnd() throws {
        var job = LabelingJobLifecycle()
        #expect(job.status == .initializing)
        #expect(try job.intakeFinished() == .startDispatch)
        #expect(job.status == .inProgress)
        #expect(try job.allObjectsSettled() == .writeOutput)
        #expect(job.status == .inProgress, "the job is not over before its output stands")
        #expect(try job.outputWritten() == .announce(.completed))
        #expect(job.status == .completed)
    }

    @Test("A stopped job recalls its tasks and still writes what was labeled, 05/OUT-15", arguments: [false, true])
    func stops(duringIntake: Bool) throws {
        var job = LabelingJobLifecycle()
        if !duringIntake { _ = try job.intakeFinished() }
        #expect(try job.stop() == .recallTasks)
        #expect(job.status == .stopping)
        #expect(try job.stop() == .none)
        #expect(try job.tasksRecalled() == .writeOutput)
        #expect(try job.outputWritten() == .announce(.stopped))
        #expect(job.status == .stopped)
    }

    @Test("A job fails from every state that is not final, with its reason shortened to what the API can carry")
    func fails() throws {
        for status in LabelingJobStatus.allCases where !status.isFinal {
            var job = LabelingJobLifecycle(status: status)
            #expect(try job.fail(String(repeating: "x", count: 2_000)) == .announce(.failed))
            #expect(job.status == .failed)
            #expect(job.failureReason?.count == 1_024)
        }
    }

    @Test("Every move that a state does not allow is refused by name and changes nothing")
    func illegalMoves() {
        let allowed: [IllegalJobMove.Move: Set<LabelingJobStatus>] = [
            .finishIntake: [.initializing], .settleObjects: [.inProgress],
            .stop: [.initializing, .inProgress, .stopping], .recallTasks: [.stopping],
            .finishOutput: [.inProgress, .stopping], .fail: [.initializing, .inProgress, .stopping],
        ]
        for (move, states) in allowed {
            for status in LabelingJobStatus.allCases where !states.contains(status) {
                var job = LabelingJobLifecycle(status: status)
                #expect(throws: IllegalJobMove(move: move, status: status)) { try Self.perform(move, on: &job) }
                #expect(job == LabelingJobLifecycle(status: status))
            }
        }
    }

    private static func perform(_ move: IllegalJobMove.Move, on job: inout LabelingJobLifecycle) throws {
        switch move {
        case .finishIntake: _ = try job.intakeFinished()
        case .settleObjects: _ = try job.allObjectsSettled()
        case .stop: _ = try job.stop()
        case .recallTasks: _ = try job.tasksRecalled()
        case .finishOutput: _ = try job.outputWritten()
        case .fail: _ = try job.fail("")
        }
    }
}
