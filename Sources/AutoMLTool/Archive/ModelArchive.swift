package import Foundation

/// A model's folder as one `model.tar.gz`, and back.
package enum ModelArchive {
    package static let fileName = "model.tar.gz"
    /// Models are smaller; what is larger unpacked is an attack or a mistake.
    private static let maxBytes = 4 << 30

    /// Writes all files of `folder`, in the order of their names.
    package static func pack(_ folder: URL, to file: URL) throws(AutoMLToolError) {
        var tar: [UInt8] = []
        for path in paths(in: folder) {
            let content: Data
            do { content = try Data(contentsOf: folder.appending(path: path)) } catch {
                throw .notWritten(path: file.path, reason: error.localizedDescription)
            }
            guard let header = TarHeader(path: path, size: content.count).bytes else {
                throw .notWritten(path: file.path, reason: "the name \(path) is too long for a tar archive")
            }
            tar += header
            tar += content
            tar += padding(content.count)
        }
        tar += [UInt8](repeating: 0, count: 2 * TarHeader.byteCount)
        guard let packed = Gzip.packed(tar) else { throw .notWritten(path: file.path, reason: "memory ran out") }
        do { try Data(packed).write(to: file, options: .atomic) } catch {
            throw .notWritten(path: file.path, reason: error.localizedDescription)
        }
    }

    /// Writes the files of an archive into `folder`; names that would lead out of it are refused.
    package static func unpack(_ file: URL, into folder: URL) throws(AutoMLToolError) {
        let data: Data
        do { data = try Data(contentsOf: file) } catch { throw .badArchive(path: file.path, reason: error.localizedDescription) }
        guard let tar = Gzip.unpacked([UInt8](data), limit: maxBytes) else {
            throw .badArchive(path: file.path, reason: "it is not a whole gzip file")
        }
        var position = 0
        while let header = TarHeader(tar[position..<min(position + TarHeader.byteCount, tar.count)]) {
            position += TarHeader.byteCount
            guard header.size >= 0, header.size <= tar.count - position else {
                throw .badArchive(path: file.path, reason: "it ends in the middle of \(header.path)")
            }
            let parts = header.path.split(separator: "/")
            guard !header.path.hasPrefix("/"), !parts.contains("..") else {
                throw .badArchive(path: file.path, reason: "the name \(header.path) leads out of it")
            }
            if !header.isFolder { try write(tar[position..<position + header.size], to: folder.appending(path: header.path), from: file) }
            position += header.size + padding(header.size).count
            guard position <= tar.count else { break }
        }
    }

    private static func write(_ bytes: ArraySlice<UInt8>, to target: URL, from file: URL) throws(AutoMLToolError) {
        do {
            try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: target)
        } catch {
            throw .notWritten(path: target.path, reason: error.localizedDescription)
        }
    }

    private static func paths(in folder: URL) -> [String] {
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return paths.compactMap { $0 as? String }.filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }

    private static func padding(_ size: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: (TarHeader.byteCount - size % TarHeader.byteCount) % TarHeader.byteCount)
    }
}
