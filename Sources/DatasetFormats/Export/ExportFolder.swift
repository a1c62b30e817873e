import Foundation

/// The folder an export is written to: files that grow, of which it is known how far they are safely on disk, and files
/// that are written at once.
struct ExportFolder {
    private static let flushBytes = 1 << 20

    let url: URL
    private var growing: [String: GrowingFile] = [:]

    private struct GrowingFile {
        let handle: FileHandle
        var buffer = Data()
        var bytes: Int
    }

    init(_ url: URL) throws(DatasetFormatError) {
        self.url = url
        do { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) } catch {
            throw .unwritable(path: url.path, reason: error.localizedDescription)
        }
    }

    /// Opens a growing file, cut to its first `bytes`.
    mutating func open(_ name: String, keeping bytes: Int = 0) throws(DatasetFormatError) {
        let place = url.appending(path: name)
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            if !FileManager.default.fileExists(atPath: place.path) { try Data().write(to: place) }
            let handle = try FileHandle(forUpdating: place)
            try handle.truncate(atOffset: UInt64(bytes))
            growing[name] = GrowingFile(handle: handle, bytes: bytes)
        } catch {
            throw .unwritable(path: place.path, reason: error.localizedDescription)
        }
    }

    /// Appends to a growing file, opened here when it is new.
    mutating func append(_ text: String, to name: String) throws(DatasetFormatError) {
        if growing[name] == nil { try open(name) }
        growing[name]?.buffer.append(contentsOf: text.utf8)
        if let waiting = growing[name]?.buffer.count, waiting >= Self.flushBytes { try flush(name) }
    }

    /// Writes a file whole.
    func write(_ bytes: some Collection<UInt8>, to name: String) throws(DatasetFormatError) {
        let place = url.appending(path: name)
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: place, options: .atomic)
        } catch {
            throw .unwritable(path: place.path, reason: error.localizedDescription)
        }
    }

    /// Brings all growing files to disk and tells how long each is.
    mutating func sync() throws(DatasetFormatError) -> [String: Int] {
        var lengths: [String: Int] = [:]
        for name in growing.keys.sorted() {
            try flush(name)
            guard let file = growing[name] else { continue }
            do { try file.handle.synchronize() } catch {
                throw .unwritable(path: url.appending(path: name).path, reason: error.localizedDescription)
            }
            lengths[name] = file.bytes
        }
        return lengths
    }

    /// Appends one growing file to another and removes it.
    mutating func move(_ name: String, behind target: String) throws(DatasetFormatError) {
        guard growing[name] != nil else { return }
        try flush(name)
        guard let file = growing.removeValue(forKey: name) else { return }
        do {
            try file.handle.seek(toOffset: 0)
            while let chunk = try file.handle.read(upToCount: Self.flushBytes), !chunk.isEmpty {
                try append(chunk, to: target)
            }
            try file.handle.close()
            try FileManager.default.removeItem(at: url.appending(path: name))
        } catch let error as DatasetFormatError { throw error } catch {
            throw .unwritable(path: url.appending(path: name).path, reason: error.localizedDescription)
        }
    }

    func remove(_ name: String) {
        try? FileManager.default.removeItem(at: url.appending(path: name))
    }

    /// Gives a finished growing file its name.
    mutating func finish(_ name: String, as target: String) throws(DatasetFormatError) {
        try flush(name)
        guard let file = growing.removeValue(forKey: name) else { return }
        do {
            try file.handle.synchronize()
            try file.handle.close()
        } catch { throw .unwritable(path: url.appending(path: name).path, reason: error.localizedDescription) }
        guard rename(url.appending(path: name).path, url.appending(path: target).path) == 0 else {
            throw .unwritable(path: url.appending(path: target).path, reason: String(cString: strerror(errno)))
        }
    }

    mutating func close() throws(DatasetFormatError) {
        _ = try sync()
        for file in growing.values { try? file.handle.close() }
        growing = [:]
    }

    private mutating func append(_ chunk: Data, to name: String) throws(DatasetFormatError) {
        if growing[name] == nil { try open(name) }
        growing[name]?.buffer.append(chunk)
        try flush(name)
    }

    private mutating func flush(_ name: String) throws(DatasetFormatError) {
        guard let file = growing[name], !file.buffer.isEmpty else { return }
        do {
            try file.handle.seekToEnd()
            try file.handle.write(contentsOf: file.buffer)
        } catch { throw .unwritable(path: url.appending(path: name).path, reason: error.localizedDescription) }
        growing[name]?.bytes += file.buffer.count
        growing[name]?.buffer.removeAll(keepingCapacity: true)
    }
}
