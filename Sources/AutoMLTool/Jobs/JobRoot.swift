import Foundation

/// The folder of a job: what a training container has as `/opt/ml` (05/AUG-20).
struct JobRoot: Sendable {
    private static let manifestName = "manifest.jsonl"

    let url: URL

    var hyperParameters: URL { url.appending(path: "input/config/hyperparameters.json") }
    var model: URL { url.appending(path: "model") }
    var outputData: URL { url.appending(path: "output/data") }

    /// The data of a channel: its manifest where it has one, else its folder; nil when there is no such channel.
    func channel(_ name: String) -> URL? {
        let folder = url.appending(path: "input/data/\(name)")
        let manifest = folder.appending(path: Self.manifestName)
        if FileManager.default.fileExists(atPath: manifest.path) { return manifest }
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    /// The channel that is trained on: one of the usual names, or the only one that is not for validation.
    func trainingChannel() throws(AutoMLToolError) -> URL {
        for name in ["training", "train"] { if let channel = channel(name) { return channel } }
        let folder = url.appending(path: "input/data")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
            .filter { !$0.hasPrefix(".") && $0 != "validation" && $0 != "test" }
        guard names.count == 1, let channel = channel(names[0]) else {
            throw .badJobFolder(reason: "there is no training channel; give one the name training or train")
        }
        return channel
    }

    /// Files of a channel, by path.
    func files(ofChannel name: String) -> [(path: String, url: URL)] {
        let folder = url.appending(path: "input/data/\(name)")
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return paths.compactMap { $0 as? String }.sorted().map { ($0, folder.appending(path: $0)) }.filter { _, url in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
        }
    }
}
