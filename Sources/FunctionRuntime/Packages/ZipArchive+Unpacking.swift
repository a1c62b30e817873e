package import Foundation

extension ZipArchive {
    /// Files that are run although packages made on other systems do not say that they may be.
    private static let alwaysExecutable = ["bootstrap"]

    /// Unpacks everything into `folder`, which must be empty. Everybody may read it, and nobody but the server write.
    package func unpack(into folder: URL) throws {
        let files = FileManager.default
        let folderMode: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
        try files.createDirectory(at: folder, withIntermediateDirectories: true, attributes: folderMode)
        for entry in entries {
            let place = folder.appending(path: entry.path)
            let parent = entry.isFolder ? place : place.deletingLastPathComponent()
            try files.createDirectory(at: parent, withIntermediateDirectories: true, attributes: folderMode)
            guard !entry.isFolder else { continue }
            let mode = entry.isExecutable || Self.alwaysExecutable.contains(entry.path) ? 0o755 : 0o644
            guard
                files.createFile(
                    atPath: place.path, contents: Data(try contents(of: entry)), attributes: [.posixPermissions: mode])
            else { throw CocoaError(.fileWriteUnknown) }
        }
    }

    /// Reads every file without keeping it, so that a damaged package is refused when it is uploaded.
    package func verify() throws(ZipError) {
        for entry in entries where !entry.isFolder { _ = try contents(of: entry) }
    }
}
