import ComputeBackends
import Foundation
import LabelingDomain
import NIOCore
import ObjectStorage

/// Models as `model.tar.gz` in object storage (05/AUG-20), packed and unpacked by tar.
struct ModelArchive: Sendable {
    let backend: LocalProcessBackend
    let objectStore: any ObjectStore

    private static let tar = "/usr/bin/tar"
    private static let maxPackingTime: Duration = .seconds(300)
    static let contentType = "application/gzip"

    /// Unpacks the archive at `place` into `folder`.
    func fetch(_ place: S3URI, to folder: URL) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathExtension("tar.gz")
        try Data().write(to: path)
        let file = try FileHandle(forWritingTo: path)
        defer { try? FileManager.default.removeItem(at: path) }
        for try await chunk in try await objectStore.read(place).body { try file.write(contentsOf: Data(chunk.readableBytesView)) }
        try file.close()
        try await run(["-xzf", path.path, "-C", folder.path, "--no-same-owner"], in: folder)
    }

    /// Packs what is in `folder` and writes it to `place`; false when there is nothing.
    func store(_ folder: URL, at place: S3URI) async throws -> Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard !names.isEmpty else { return false }
        let path = folder.appendingPathExtension("tar.gz")
        defer { try? FileManager.default.removeItem(at: path) }
        try await run(["-czf", path.path, "-C", folder.path] + names.sorted().map { "./\($0)" }, in: folder)
        let data = try Data(contentsOf: path, options: .mappedIfSafe)
        try await objectStore.write(ByteBuffer(bytes: data), to: place, contentType: Self.contentType)
        return true
    }

    private func run(_ arguments: [String], in folder: URL) async throws {
        let settings = backend.settings
        let outcome = try await backend.run(
            ComputeRequest(
                executable: Self.tar, arguments: arguments, folder: folder,
                limits: ComputeLimits(
                    threads: settings.threads, memoryMiB: settings.memoryMiB, wallTime: Self.maxPackingTime)))
        guard outcome.isCompleted else { throw RoundError.program("The model could not be packed: \(outcome.reason)") }
    }
}
