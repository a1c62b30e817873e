import Annotations
package import LabelingDomain
package import Manifests
package import Persistence
import TaskTypes

/// Everything a worker can do with tasks, for one signed-in worker at a time.
///
/// Checks first that the job is one of the worker's teams (06/PORTAL-3), then lets the job's dispatcher act.
package struct WorkerDesk: Sendable {
    let engine: LabelingEngine
    private let labelers: LabelerNumbers
    private let teams: LabelerTeams

    /// The most jobs shown to a worker.
    static let maxJobsShown = 200

    /// - Parameter teams: the ARNs of the work teams that a worker belongs to now.
    package init(engine: LabelingEngine, teams: @escaping @Sendable (_ worker: Labeler) async throws -> [String]) {
        self.engine = engine
        self.teams = LabelerTeams(lookUp: teams, now: engine.parts.now)
        labelers = LabelerNumbers(store: LabelerStore(database: engine.parts.database))
    }

    /// A task with the job it belongs to.
    package struct Assignment: Sendable {
        package let job: LabelingJob
        package let task: WorkerTask

        package var name: TaskName { TaskName(jobCode: job.referenceCode, number: task.number) }
    }

    /// The jobs in progress of the worker's teams, newest first.
    package func jobs(for worker: Labeler) async throws -> [JobOffer] {
        let rows = try await engine.parts.jobs.openJobs(workteamARNs: teams.current(of: worker), limit: Self.maxJobsShown)
        let labeler = try await labelers.number(of: worker)
        var offers: [JobOffer] = []
        for row in rows {
            guard let open = try await engine.openJob(referenceCode: row.referenceCode) else { continue }
            let answers = try await AssignmentStore(database: engine.parts.database)
                .answerCount(jobID: row.id, labeler: labeler)
            offers.append(
                JobOffer(
                    job: open.job, status: row.status, counts: row.counts,
                    isAvailable: try await open.dispatcher.hasWork(for: labeler), submittedCount: answers,
                    stopped: await open.dispatcher.stoppedTasks(of: labeler)))
        }
        return offers
    }

    /// The worker's next task in a job; nil when there is nothing for them now, or nothing any more.
    package func next(in jobCode: String, for worker: Labeler, prefetch: Bool) async throws -> Assignment? {
        guard try await engine.openJob(referenceCode: jobCode) != nil else {
            _ = try await ownJob(jobCode, worker)
            return nil
        }
        let (open, labeler) = try await open(jobCode, for: worker)
        return try await open.dispatcher.next(for: labeler, prefetch: prefetch)
            .map { Assignment(job: open.job, task: $0) }
    }

    /// A task that the worker holds under `token`.
    package func task(_ name: TaskName, of worker: Labeler, token: LeaseToken) async throws -> Assignment {
        let (open, labeler) = try await open(name.jobCode, for: worker)
        return Assignment(
            job: open.job, task: try await open.dispatcher.task(name.number, of: labeler, token: token))
    }

    package func accept(_ name: TaskName, by worker: Labeler, token: LeaseToken) async throws -> Assignment {
        let (open, labeler) = try await open(name.jobCode, for: worker)
        return Assignment(
            job: open.job, task: try await open.dispatcher.accept(name.number, by: labeler, token: token))
    }

    /// Stores the answer, an object as the worker's page sent it.
    package func submit(
        _ answer: JSONValue, to name: TaskName, by worker: Labeler, token: LeaseToken, timeSpentInSeconds: Double
    ) async throws -> AnswerReceipt {
        guard try await engine.openJob(referenceCode: name.jobCode) != nil else {
            return try await storedReceipt(of: answer, to: name, by: worker, token: token)
        }
        let (open, labeler) = try await open(name.jobCode, for: worker)
        try await check(answer, to: name.number, of: open, labeler: labeler, token: token)
        return try await open.dispatcher.submit(
            name.number, by: labeler, token: token, answer: answer.description,
            timeSpentInSeconds: timeSpentInSeconds)
    }

    /// Refuses an answer that the task type does not take.
    private func check(
        _ answer: JSONValue, to number: Int64, of open: OpenJob, labeler: Int64, token: LeaseToken
    ) async throws {
        do {
            let annotation = try open.job.taskType.annotation(in: answer, categories: open.job.categories)
            guard case .spans = annotation else { return }
            // A task that is not the worker's any more is for the dispatcher to refuse.
            guard let task = try? await open.dispatcher.task(number, of: labeler, token: token),
                let text = try await text(of: Assignment(job: open.job, task: task))
            else { return }
            try open.job.taskType.check(annotation, against: text)
        } catch let error as AnswerError {
            throw TaskRefusal.invalidAnswer(error.description)
        }
    }

    /// A submit that is repeated after its job has ended still gets its receipt.
    private func storedReceipt(
        of answer: JSONValue, to name: TaskName, by worker: Labeler, token: LeaseToken
    ) async throws -> AnswerReceipt {
        let row = try await ownJob(name.jobCode, worker)
        let stored = StoredTasks(
            jobID: row.id, timeLimit: .zero, tasks: AssignmentStore(database: engine.parts.database),
            signer: engine.parts.signer)
        return try await stored.receipt(
            name.number, labeler: labelers.number(of: worker), token: token, answer: answer.description,
            at: engine.parts.now())
    }

    package func decline(_ name: TaskName, by worker: Labeler, token: LeaseToken) async throws {
        let (open, labeler) = try await open(name.jobCode, for: worker)
        try await open.dispatcher.decline(name.number, by: labeler, token: token)
    }

    package func release(_ name: TaskName, by worker: Labeler, token: LeaseToken) async throws {
        let (open, labeler) = try await open(name.jobCode, for: worker)
        try await open.dispatcher.release(name.number, by: labeler, token: token)
    }

    package func stop(_ name: TaskName, by worker: Labeler, token: LeaseToken) async throws -> Assignment {
        let (open, labeler) = try await open(name.jobCode, for: worker)
        return Assignment(
            job: open.job, task: try await open.dispatcher.stop(name.number, by: labeler, token: token))
    }

    /// Opens a task that was put aside; that the worker is who put it aside is enough.
    package func resume(_ name: TaskName, by worker: Labeler) async throws -> Assignment {
        let (open, labeler) = try await open(name.jobCode, for: worker)
        return Assignment(job: open.job, task: try await open.dispatcher.resume(name.number, by: labeler))
    }

    package func saveDraft(
        _ draft: JSONValue, sequence: Int64, of name: TaskName, by worker: Labeler, token: LeaseToken
    ) async throws {
        let (open, labeler) = try await open(name.jobCode, for: worker)
        try await open.dispatcher.saveDraft(
            draft.description, sequence: sequence, of: name.number, by: labeler, token: token)
    }

    /// A job of the worker's teams, in progress or not.
    private func ownJob(_ jobCode: String, _ worker: Labeler) async throws -> LabelingJobRow {
        guard let row = try await engine.parts.jobs.job(referenceCode: jobCode),
            try await teams.recent(of: worker).contains(row.workteamARN)
        else { throw TaskRefusal.jobNotFound }
        return row
    }

    /// Jobs of other teams are answered like jobs that do not exist.
    private func open(_ jobCode: String, for worker: Labeler) async throws -> (OpenJob, Int64) {
        guard let open = try await engine.openJob(referenceCode: jobCode),
            try await teams.recent(of: worker).contains(open.job.specification.workteamARN)
        else { throw TaskRefusal.jobNotFound }
        return (open, try await labelers.number(of: worker))
    }
}
