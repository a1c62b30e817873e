import Foundation

/// The folder of a running job, in the layout of a training container (05/AUG-20).
struct JobFolder: Sendable {
    let root: URL

    var configuration: URL { root.appending(path: "input/config") }
    var data: URL { root.appending(path: "input/data") }
    var model: URL { root.appending(path: "model") }
    var output: URL { root.appending(path: "output") }
    var outputData: URL { root.appending(path: "output/data") }

    /// Makes the folder anew.
    func make() throws(ModelJobFailure) {
        do {
            remove()
            for folder in [configuration, data, model, outputData] {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            }
        } catch {
            throw .service("The folder of the job could not be made: \(error.localizedDescription)")
        }
    }

    func remove() { try? FileManager.default.removeItem(at: root) }

    func writeHyperParameters(_ parameters: [String: String]) throws(ModelJobFailure) {
        try write(parameters, to: "hyperparameters.json")
    }

    /// Writes what a training container finds out about its channels.
    func writeChannels(_ channels: [DataChannel]) throws(ModelJobFailure) {
        var entries: [String: [String: String]] = [:]
        for channel in channels {
            var entry = ["TrainingInputMode": "File", "S3DistributionType": "FullyReplicated", "RecordWrapperType": "None"]
            entry["ContentType"] = channel.contentType
            entries[channel.name] = entry
        }
        try write(entries, to: "inputdataconfig.json")
    }

    private func write(_ value: some Encodable, to name: String) throws(ModelJobFailure) {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(value).write(to: configuration.appending(path: name))
        } catch {
            throw .service("The settings of the job could not be written.")
        }
    }
}
