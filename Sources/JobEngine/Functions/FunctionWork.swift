/// What users' functions do for a job in progress, beside the watch over its time: a function that hangs holds up
/// neither the clock nor other objects.
struct FunctionWork: Sendable {
    let job: LabelingJob
    let dispatcher: Dispatcher
    let parts: EngineParts

    /// Runs `watch` to its end, and the job's functions meanwhile. `watch` is given `output` where no function is needed
    /// for it.
    ///
    /// A consolidation that is under way at that time is let finish, so that no function is called twice for the same.
    func beside<End: Sendable>(
        _ output: OutputCycle, _ watch: @escaping @Sendable (OutputCycle?) async throws -> End
    ) async throws -> End {
        try await withThrowingTaskGroup(of: Void.self) { preparations in
            if let arn = job.functions.ownBefore {
                let preparation = ObjectPreparation(job: job, arn: arn, dispatcher: dispatcher, parts: parts)
                preparations.addTask { await preparation.run() }
            }
            defer { preparations.cancelAll() }
            guard job.functions.ownAfter != nil else { return try await watch(output) }
            return try await write(output, during: watch)
        }
    }

    private func write<End: Sendable>(
        _ output: OutputCycle, during watch: @escaping @Sendable (OutputCycle?) async throws -> End
    ) async throws -> End {
        let ending = AsyncStream<Void>.makeStream()
        async let writing: Void = keepWriting(output, until: ending.stream)
        do {
            let end = try await watch(nil)
            ending.continuation.finish()
            await writing
            return end
        } catch {
            ending.continuation.finish()
            throw error
        }
    }

    private func keepWriting(_ output: OutputCycle, until ending: AsyncStream<Void>) async {
        var output = output
        let tick = parts.limits.tick
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in ending {}
                return true
            }
            while !Task.isCancelled {
                await output.run()
                group.addTask {
                    try? await Task.sleep(for: tick)
                    return false
                }
                if await group.next() == true { break }
            }
            group.cancelAll()
        }
    }
}
