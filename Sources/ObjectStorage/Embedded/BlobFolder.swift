import NIOCore
import NIOPosix

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The files of the embedded store: `ab/<id>` for finished blobs, `tmp/<id>` for those being written.
///
/// Names are random ids and never hold any part of a key, so no key can become a path. A blob is written once and never
/// changed: temp file, fsync, rename, fsync of the folder. Everything that blocks runs on the thread pool.
struct BlobFolder: Sendable {
    let path: String
    let pool: NIOThreadPool

    /// Every first byte of an id in hex: blobs are spread over this many folders.
    static let shards = (0..<256).map { hex(UInt8($0)) }

    /// Opens the folder, creating what is missing.
    init(path: String, pool: NIOThreadPool) throws(FileError) {
        self.path = path
        self.pool = pool
        for folder in Self.ancestors(of: path) + [path, path + "/tmp"] { try File.createFolder(folder) }
        guard !File.exists(path + "/" + Self.shards[255]) else { return }
        for shard in Self.shards { try File.createFolder(path + "/" + shard) }
        try File.syncFolder(path)
    }

    func path(of id: String) -> String { "\(path)/\(id.prefix(2))/\(id)" }

    func temporaryPath(of id: String) -> String { "\(path)/tmp/\(id)" }

    /// Opens a new file for a blob that is not published yet.
    func create(_ id: String) async throws -> File {
        let path = temporaryPath(of: id)
        return try await pool.runIfActive { try File(creating: path) }
    }

    /// Makes a written file durable under its final name.
    func publish(_ id: String, _ file: File) throws(FileError) {
        try file.sync()
        let target = path(of: id)
        try File.move(temporaryPath(of: id), to: target)
        try File.syncFolder("\(path)/\(id.prefix(2))")
    }

    /// Opens a finished blob; nil when it is not there (any more).
    func open(_ id: String) async throws -> File? {
        let path = path(of: id)
        return try await pool.runIfActive { try File(reading: path) }
    }

    /// Deletes finished blobs, in the background and even when the caller was cancelled. What a crash leaves behind is
    /// swept up at the next start.
    func remove(_ ids: [String], then done: @escaping @Sendable () -> Void = {}) {
        guard !ids.isEmpty else { return done() }
        pool.submit { _ in
            for id in ids { File.remove(path(of: id)) }
            done()
        }
    }

    /// Deletes a file that was not published.
    func discard(_ id: String) {
        pool.submit { _ in File.remove(temporaryPath(of: id)) }
    }

    /// The names of the files in `tmp` or in a shard.
    func names(in folder: String) async throws -> [String] {
        let path = path + "/" + folder
        return try await pool.runIfActive { try File.names(inFolder: path) }
    }

    private static func ancestors(of path: String) -> [String] {
        path.indices.dropFirst().filter { path[$0] == "/" }.map { String(path[..<$0]) }
    }
}

private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
}
