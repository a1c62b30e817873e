package import Foundation

/// How the server runs child processes.
package struct ComputeSettings: Sendable, Hashable {
    /// The path of the `automl` program.
    package var automl: String
    /// Child processes at the same time; further ones wait in the order in which they came.
    package var maxProcesses: Int
    /// The limit on processors of each.
    package var threads: Int
    /// The limit on resident memory of each.
    package var memoryMiB: Int

    package init(automl: String, maxProcesses: Int, threads: Int, memoryMiB: Int) {
        self.automl = automl
        self.maxProcesses = maxProcesses
        self.threads = threads
        self.memoryMiB = memoryMiB
    }

    /// A job of the `automl` program over a folder of the training container's layout.
    package func request(_ job: AutoMLJob, folder: URL, wallTime: Duration) -> ComputeRequest {
        ComputeRequest(
            executable: automl, arguments: ["job", job.rawValue, "--root", folder.path], folder: folder,
            limits: ComputeLimits(threads: threads, memoryMiB: memoryMiB, wallTime: wallTime))
    }
}
