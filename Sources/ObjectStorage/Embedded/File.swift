import NIOCore

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An open file, closed when the last reference goes. Its calls block: make them on a thread pool.
final class File: Sendable {
    private let descriptor: CInt

    /// Creates a file that must not exist yet, for its owner only.
    init(creating path: String) throws(FileError) {
        descriptor = try retrying("create", path) { Self.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    }

    /// Opens a file for reading; nil when there is none.
    init?(reading path: String) throws(FileError) {
        do {
            descriptor = try retrying("open", path) { Self.open(path, O_RDONLY | O_CLOEXEC, 0) }
        } catch {
            if error.code == ENOENT { return nil }
            throw error
        }
    }

    deinit { _ = close(descriptor) }

    /// Appends all of `bytes`.
    func append(_ bytes: ByteBuffer) throws(FileError) {
        var rest = bytes
        while rest.readableBytes > 0 {
            let written = try retrying("write", "a blob") {
                rest.withUnsafeReadableBytes { write(descriptor, $0.baseAddress, $0.count) }
            }
            rest.moveReaderIndex(forwardBy: written)
        }
    }

    /// Up to `count` bytes from `offset`; none at the end of the file.
    func read(_ count: Int, at offset: Int64) throws(FileError) -> ByteBuffer {
        var bytes = ByteBufferAllocator().buffer(capacity: count)
        var read = 0
        while read < count {
            let missing = count - read
            let position = offset + Int64(read)
            let got = try retrying("read", "a blob") {
                bytes.withUnsafeMutableWritableBytes { pread(descriptor, $0.baseAddress, missing, off_t(position)) }
            }
            if got == 0 { break }
            bytes.moveWriterIndex(forwardBy: got)
            read += got
        }
        return bytes
    }

    /// Waits until what was written is on the disk.
    func sync() throws(FileError) {
        _ = try retrying("sync", "a blob") { fsync(descriptor) }
    }
}

extension File {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Creates a folder; one that is there is fine.
    static func createFolder(_ path: String) throws(FileError) {
        do {
            _ = try retrying("create folder", path) { mkdir(path, 0o700) }
        } catch {
            guard error.code == EEXIST else { throw error }
        }
    }

    /// Waits until the names in a folder are on the disk.
    static func syncFolder(_ path: String) throws(FileError) {
        let descriptor = try retrying("open folder", path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
        defer { _ = close(descriptor) }
        _ = try retrying("sync folder", path) { fsync(descriptor) }
    }

    static func move(_ source: String, to target: String) throws(FileError) {
        _ = try retrying("rename", source) { rename(source, target) }
    }

    /// Deletes a file; one that cannot be deleted is left for the next sweep.
    static func remove(_ path: String) {
        _ = unlink(path)
    }

    static func names(inFolder path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw FileError(action: "list", path: path, code: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func open(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
        #if canImport(Darwin)
            Darwin.open(path, flags, mode)
        #else
            Glibc.open(path, flags, mode)
        #endif
    }
}

/// Runs a system call again while signals interrupt it; a negative result is an error.
private func retrying<Result: SignedInteger>(
    _ action: String, _ path: String, _ call: () -> Result
) throws(FileError) -> Result {
    while true {
        let result = call()
        if result >= 0 { return result }
        let code = errno
        if code != EINTR { throw FileError(action: action, path: path, code: code) }
    }
}
