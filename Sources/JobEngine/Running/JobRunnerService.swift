import Foundation
import Logging
import Persistence
import ServiceLifecycle

/// Runs every unfinished job, each in a child task of its own.
struct JobRunnerService: Service {
    let parts: EngineParts
    let directory: JobDirectory
    let newJobs: AsyncStream<Int64>

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            if let scratch = parts.autoLabeling?.scratch { try? FileManager.default.removeItem(at: scratch) }
            let unfinished = try await parts.jobs.unfinishedJobs()
            await withDiscardingTaskGroup { group in
                group.addTask { await tick() }
                for jobID in unfinished { start(jobID, in: &group) }
                for await jobID in newJobs { start(jobID, in: &group) }
                group.cancelAll()
            }
        }
    }

    private func start(_ jobID: Int64, in group: inout DiscardingTaskGroup) {
        guard let wakeUps = directory.begin(jobID) else { return }
        var logger = parts.logger
        logger[metadataKey: "job"] = "\(jobID)"
        let runner = JobRunner(parts: parts, directory: directory, jobID: jobID, wakeUps: wakeUps, logger: logger)
        group.addTask { await runner.run() }
    }

    private func tick() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: parts.limits.tick)
            directory.wakeAll()
        }
    }
}
