package import Logging
import Persistence
import ServiceLifecycle

/// Deletes the files that a crash left behind: temporary ones, and finished ones that no commit refers to.
///
/// Runs beside the server once after each start, folder by folder, so that start does not wait for it.
package struct OrphanSweeper: Service {
    let folder: BlobFolder
    let blobs: BlobStore
    let inFlight: InFlightBlobs
    let pins: ContentPins
    package let logger: Logger

    /// Sweeps, then waits for the shutdown.
    package func run() async throws {
        do {
            let removed = try await cancelWhenGracefulShutdown { try await sweep() }
            if removed > 0 { logger.info("removed files of interrupted uploads", metadata: ["files": "\(removed)"]) }
        } catch is CancellationError {
            return
        } catch {
            logger.error("could not sweep the object folder", metadata: ["error": "\(error)"])
        }
        try? await gracefulShutdown()
    }

    /// Sweeps once and returns the number of files deleted.
    package func sweep() async throws -> Int {
        var removed = try await sweepTemporaryFiles()
        for shard in BlobFolder.shards {
            try Task.checkCancellation()
            removed += try await sweep(shard)
        }
        return removed
    }

    private func sweepTemporaryFiles() async throws -> Int {
        let names = try await folder.names(in: "tmp")
        let current = inFlight.current
        let orphans = names.filter { !current.contains($0) }
        for name in orphans { folder.discard(name) }
        return orphans.count
    }

    /// The order matters: a file that was there and is neither under way afterwards, nor in the index after that, nor
    /// being read then, is nobody's.
    private func sweep(_ shard: String) async throws -> Int {
        let names = try await folder.names(in: shard)
        guard !names.isEmpty else { return 0 }
        let current = inFlight.current
        let known = try await blobs.ids(withPrefix: shard)
        let candidates = names.filter { !current.contains($0) && !known.contains($0) }
        guard !candidates.isEmpty else { return 0 }
        let pinned = pins.pinnedBlobs
        let orphans = candidates.filter { !pinned.contains($0) }
        folder.remove(orphans)
        return orphans.count
    }
}
