/// The file name of a record in an export: its path below the folder that all objects share, or its line for text.
struct RecordName: Sendable, Hashable {
    /// With extension and, where objects lie in several folders, their folders: `train/dog.jpg`.
    let path: String

    init(_ record: DatasetRecord, folder: String) {
        switch record.source {
        case .text: path = "line-\(record.line)"
        case .file(let file): path = Self.safe(file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file)
        }
    }

    /// Without the extension.
    var stem: String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/"), dot != path.startIndex else { return path }
        return String(path[..<dot])
    }

    /// What comes after the last slash.
    var file: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// `path` without parts that would lead out of the export's folder: keys of objects may hold anything.
    private static func safe(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map { part in
            part == "." || part == ".." ? "_" : part.filter { $0 != "\0" && $0 != "\\" && $0 != ":" }
        }
        return parts.isEmpty ? "_" : parts.joined(separator: "/")
    }
}
