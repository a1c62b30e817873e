import LabelingDomain
import Logging
import Manifests
import Persistence

/// Calls the job's own pre-annotation function for every object before workers come to it, once (03/LAM-1).
///
/// What the function answers is stored, so a restart does not call it again for the same object. An object that it
/// fails on fails alone; one that takes long lets the others pass.
struct ObjectPreparation: Sendable {
    let job: LabelingJob
    let arn: String
    let dispatcher: Dispatcher
    let parts: EngineParts

    /// Objects that the function is called for at the same time.
    static let maxConcurrentCalls = 4
    /// Why an object has no label that its function keeps from people (03/LAM-5).
    static let notRequiredReason = "The pre-annotation function says that no human annotation is required."

    /// Runs until it is cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            var running = 0
            while !Task.isCancelled {
                guard let object = await dispatcher.takeForPreparation() else {
                    try? await Task.sleep(for: Dispatcher.preparationPoll)
                    continue
                }
                if running >= Self.maxConcurrentCalls {
                    await group.next()
                    running -= 1
                }
                running += 1
                group.addTask { await prepare(object) }
            }
            group.cancelAll()
        }
    }

    private func prepare(_ object: Int) async {
        do {
            let failure = try await failure(of: object)
            try await dispatcher.finishPreparation(of: object, failure: failure)
        } catch is CancellationError {
            return
        } catch {
            parts.logger.error(
                "an object cannot be prepared", metadata: ["object": "\(object)", "error": "\(error)"])
            try? await Task.sleep(for: parts.limits.firstRetryPause)
            await dispatcher.abandonPreparation(of: object)
        }
    }

    /// Why the object goes to no worker; nil when it does, with its input stored.
    private func failure(of object: Int) async throws -> String? {
        let inputs = TaskInputStore(database: parts.database)
        if try await inputs.input(jobID: job.id, object: object) != nil { return nil }
        let check = ObjectCheck(job: job, objects: parts.objects, objectStore: parts.objectStore)
        if let reason = try await check.failures(of: [object])[object] { return reason }
        guard let line = try await parts.objects.line(jobID: job.id, number: object) else { return nil }
        let request = PreAnnotationRequest(jobARN: job.arn, dataObject: try JSONValue(parsing: line)).json
        do {
            let reply = try await parts.callFunction(
                arn, request.description, attempts: parts.limits.maxFunctionAttempts)
            switch try PreAnnotationReply(reply) {
            case .notRequired: return Self.notRequiredReason
            case .task(let input):
                try await inputs.put(input.description, jobID: job.id, object: object)
                return nil
            }
        } catch let error as AnnotationFunctionError {
            parts.logger.warning(
                "a pre-annotation function failed",
                metadata: ["function": "\(arn)", "job": "\(job.name)", "object": "\(object)", "error": "\(error)"])
            return error.description
        }
    }
}
