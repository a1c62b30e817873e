import ComputeBackends
import Foundation

/// Packs folders into `.tar.gz` files and unpacks them, with the `tar` of the system in a child process.
struct TarArchive: Sendable {
    let compute: LocalProcessBackend

    private static let program = "/usr/bin/tar"
    private static let wallTime = Duration.seconds(3_600)

    /// Packs what is in `folder`; the same files make the same bytes.
    func pack(_ folder: URL, into file: URL) async throws(ModelJobFailure) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        try await run(
            [
                "--create", "--file", file.path, "--use-compress-program", "gzip -n", "--sort=name", "--owner=0", "--group=0",
                "--numeric-owner", "--mtime=@0", "--directory", folder.path, "--",
            ] + (names.isEmpty ? ["."] : names.sorted()), in: folder)
    }

    /// Unpacks into `folder`. `tar` leaves out what would lie outside it.
    func unpack(_ file: URL, into folder: URL) async throws(ModelJobFailure) {
        try await run(
            [
                "--extract", "--gzip", "--file", file.path, "--no-same-owner", "--no-same-permissions", "--directory",
                folder.path,
            ], in: folder)
    }

    private func run(_ arguments: [String], in folder: URL) async throws(ModelJobFailure) {
        let request = ComputeRequest(
            executable: Self.program, arguments: arguments, folder: folder,
            limits: ComputeLimits(threads: 1, memoryMiB: compute.settings.memoryMiB, wallTime: Self.wallTime))
        let outcome: ComputeOutcome
        do { outcome = try await compute.run(request) } catch { throw .service(error.description) }
        guard outcome.isCompleted else { throw .program(outcome) }
    }
}
