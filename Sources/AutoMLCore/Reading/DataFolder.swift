import Foundation

/// What a folder of data holds.
struct DataFolder {
    private static let labelsName = "labels.csv"
    private static let dataEndings: Set<String> = ["csv", "tsv", "json", "jsonl", "ndjson", "manifest", "gz", "parquet"]
    private static let imageEndings: Set<String> = ["jpg", "jpeg", "png"]

    let url: URL
    /// The file that tells the classes of the images beside it.
    let labels: URL?
    /// By name.
    let dataFiles: [URL]
    /// By path.
    let images: [URL]
    /// For each image the folder in `url` that it lies in; nil when it lies in `url` itself.
    let classes: [String?]

    init(_ url: URL) throws(ReadingError) {
        self.url = url
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { !$0.hasPrefix(".") }.sorted() } catch {
            throw .unreadable(path: url.path, reason: error.localizedDescription)
        }
        labels = names.contains(Self.labelsName) ? url.appending(path: Self.labelsName) : nil
        let files = names.map { url.appending(path: $0) }
        dataFiles = files.filter { Self.dataEndings.contains($0.pathExtension.lowercased()) && !$0.isFolder }
        var (images, classes): ([URL], [String?]) = ([], [])
        for file in files {
            let found = file.isFolder ? Self.images(in: file) : Self.isImage(file) ? [file] : []
            images += found
            classes += found.map { _ in file.isFolder ? file.lastPathComponent : nil }
        }
        (self.images, self.classes) = (images, classes)
    }

    private static func images(in folder: URL) -> [URL] {
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return paths.compactMap { $0 as? String }.sorted().map { folder.appending(path: $0) }.filter(isImage)
    }

    private static func isImage(_ url: URL) -> Bool {
        imageEndings.contains(url.pathExtension.lowercased()) && !url.lastPathComponent.hasPrefix(".")
    }
}

extension URL {
    fileprivate var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
