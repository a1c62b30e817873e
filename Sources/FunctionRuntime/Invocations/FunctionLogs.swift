import Foundation

/// The logs of functions, a file each, for the administrator.
actor FunctionLogs {
    private let folder: URL

    /// A file that has grown past this is put aside as `.1`; the one before goes.
    private static let maxFileBytes = 5_242_880

    init(folder: URL) { self.folder = folder }

    /// Adds the log of one invocation. A log that cannot be written is no reason for the function to fail.
    func append(_ text: String, function: String) {
        let files = FileManager.default
        let file = folder.appending(path: "\(function).log")
        try? files.createDirectory(at: folder, withIntermediateDirectories: true)
        if !files.fileExists(atPath: file.path) { _ = files.createFile(atPath: file.path, contents: nil) }
        guard let handle = try? FileHandle(forWritingTo: file) else { return }
        let size = (try? handle.seekToEnd()) ?? 0
        try? handle.write(contentsOf: Data(text.utf8))
        try? handle.close()
        guard size > Self.maxFileBytes else { return }
        let old = folder.appending(path: "\(function).log.1")
        try? files.removeItem(at: old)
        try? files.moveItem(at: file, to: old)
    }
}
