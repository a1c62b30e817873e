package import ComputeBackends
import Foundation

/// The program that computes rounds: `automl job round`, or one of the installation's own that keeps to the same contract
/// (05/AL-27).
package struct RoundProgram: Sendable {
    let backend: LocalProcessBackend
    private let ownCommand: [String]

    /// - Parameter ownCommand: an executable's absolute path and its first arguments; none for `automl`.
    package init(backend: LocalProcessBackend, ownCommand: [String] = []) {
        self.backend = backend
        self.ownCommand = ownCommand
    }

    /// Whether it is one of the installation's own.
    var isOwn: Bool { !ownCommand.isEmpty }

    /// Computes a round in `folder` (`input/round.json`, `input/objects.jsonl` in, `output/data/predictions.jsonl` out).
    func run(
        in folder: URL, wallTime: Duration, onEvent: @escaping @Sendable (ComputeEvent) async -> Void
    ) async throws(ComputeError) -> ComputeOutcome {
        guard let executable = ownCommand.first else {
            return try await backend.run(.round, folder: folder, wallTime: wallTime, onEvent: onEvent)
        }
        let settings = backend.settings
        let request = ComputeRequest(
            executable: executable, arguments: ownCommand.dropFirst() + ["job", "round", "--root", folder.path], folder: folder,
            limits: ComputeLimits(threads: settings.threads, memoryMiB: settings.memoryMiB, wallTime: wallTime))
        return try await backend.run(request, onEvent: onEvent)
    }
}
