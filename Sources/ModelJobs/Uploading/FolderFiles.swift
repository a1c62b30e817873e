import Foundation

/// The plain files below a folder.
struct FolderFiles {
    /// Relative to the folder, in their order. No links: a program could make one to a file that is not its own.
    let paths: [String]

    init(_ folder: URL) {
        guard let names = FileManager.default.subpaths(atPath: folder.path) else {
            paths = []
            return
        }
        paths = names.filter { name in
            let path = folder.appending(path: name).path
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return attributes?[.type] as? FileAttributeType == .typeRegular
        }.sorted()
    }

    var isEmpty: Bool { paths.isEmpty }
}
