import AutoMLTorch
import Foundation

/// The manifest of a detector or a segmenter: `model/manifest.json`, beside `network.bin` and `calibration.json`.
struct PictureModel: Codable, Sendable {
    static let currentVersion = 1

    let version: Int
    let task: RoundTask
    let classes: [String]
    /// The sides of the pictures that the network takes.
    let width: Int
    let height: Int

    init(task: RoundTask, classes: [String], size: PictureSize) {
        version = Self.currentVersion
        self.task = task
        self.classes = classes
        width = size.width
        height = size.height
    }

    /// Writes the model, with what is known of its quality, to a folder, which is made if need be.
    func write(network: Data, calibration: some Encodable, to folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try network.write(to: folder.appending(path: "network.bin"))
        try encoder.encode(calibration).write(to: folder.appending(path: "calibration.json"))
        try encoder.encode(self).write(to: folder.appending(path: "manifest.json"))
    }
}
