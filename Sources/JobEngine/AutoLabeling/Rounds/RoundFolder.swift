import Foundation

/// The working folder of one round, in the layout of a training container (05/AUG-20).
struct RoundFolder: Sendable {
    let root: URL

    var parameters: URL { root.appending(path: "input/round.json") }
    var objects: URL { root.appending(path: "input/objects.jsonl") }
    /// Masks that people drew.
    var masks: URL { root.appending(path: "input/masks") }
    /// A model to start from, unpacked.
    var initialModel: URL { root.appending(path: "input/model") }
    var output: URL { root.appending(path: "output/data") }
    var predictions: URL { root.appending(path: "output/data/predictions.jsonl") }
    var model: URL { root.appending(path: "model") }

    /// Makes the folder anew, empty.
    func create() throws {
        try? FileManager.default.removeItem(at: root)
        for folder in [masks, output, model] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
    }

    func remove() { try? FileManager.default.removeItem(at: root) }
}
