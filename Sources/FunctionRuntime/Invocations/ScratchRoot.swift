import Foundation

/// The folder that all code and scratch folders of functions lie in.
///
/// It is in the system's temporary folder, because the users that functions run as must reach it, which a data folder
/// need not allow. A note in the data folder tells the next start what a server that was killed has left behind.
struct ScratchRoot: Sendable {
    let folder: URL
    private let note: URL

    private static let prefix = "groundwork-functions-"

    init(note: URL) {
        self.note = note
        let name = Self.prefix + UUID().uuidString.prefix(8).lowercased()
        folder = FileManager.default.temporaryDirectory.appending(path: name)
    }

    /// Removes what the last server left, and notes the new folder.
    func prepare() {
        let files = FileManager.default
        if let left = try? String(contentsOf: note, encoding: .utf8),
            URL(filePath: left).lastPathComponent.hasPrefix(Self.prefix)
        {
            try? files.removeItem(atPath: left)
        }
        try? files.createDirectory(at: note.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(folder.path.utf8).write(to: note, options: .atomic)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.removeItem(at: note)
    }
}
