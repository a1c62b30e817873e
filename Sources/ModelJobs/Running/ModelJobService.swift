import Foundation
import Logging
import Persistence
import ServiceLifecycle

/// Runs every unfinished job, each in a child task of its own.
struct ModelJobService: Service {
    let parts: ModelJobParts
    let stopRequests: StopRequests
    let newJobs: AsyncStream<Int64>

    func run() async throws {
        // What a server that was killed has left: its jobs begin again.
        try? FileManager.default.removeItem(at: parts.scratch)
        try await cancelWhenGracefulShutdown {
            let unfinished = try await parts.jobs.unfinishedJobs()
            await withDiscardingTaskGroup { group in
                for jobID in unfinished { start(jobID, in: &group) }
                for await jobID in newJobs { start(jobID, in: &group) }
                group.cancelAll()
            }
        }
    }

    private func start(_ jobID: Int64, in group: inout DiscardingTaskGroup) {
        guard let stopRequest = stopRequests.begin(jobID) else { return }
        var logger = parts.logger
        logger[metadataKey: "job"] = "\(jobID)"
        let runner = ModelJobRunner(jobID: jobID, parts: parts, stopRequest: stopRequest, logger: logger)
        group.addTask {
            await runner.run()
            stopRequests.end(jobID)
        }
    }
}
