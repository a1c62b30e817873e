import ComputeBackends
import Foundation
import LabelingDomain

/// The work of a training job: fetch the channels, train, store the model.
struct TrainingRun: Sendable {
    let job: RunningJob

    func perform() async throws(ModelJobFailure) {
        let specification = try job.specification(TrainingSpecification.self)
        try await job.recorder.enter("Downloading", "Downloading input data", isStart: true)
        try await job.checkOutput(specification.outputPath)
        for channel in specification.channels {
            let items = try await job.fetch(channel)
            if specification.algorithm.readsHeaderlessTables {
                try HeaderlessTables(folder: job.folder.data.appending(path: channel.name)).addHeaders(items.map(\.path), isTraining: true)
            }
        }
        try job.folder.writeHyperParameters(specification.hyperParameters)
        try job.folder.writeChannels(specification.channels)
        try await job.recorder.enter("Training", "Training in progress")
        try await job.run(.train, seconds: specification.maxRuntimeSeconds)
        try await job.recorder.enter("Uploading", "Uploading generated training model")
        var outcome = TrainingOutcome()
        outcome.metrics = await job.recorder.metrics
        outcome.modelURI = try await upload(specification)
        try await job.store(outcome)
    }

    /// Stores model and output under `<out>/<job>/output/` (05/AUG-20); returns where the model lies.
    private func upload(_ specification: TrainingSpecification) async throws(ModelJobFailure) -> String {
        let location = try job.outputLocation(specification.outputPath).appending("output")
        guard !FolderFiles(job.folder.model).isEmpty else { throw .client("The algorithm has left no model.") }
        guard specification.isPacked else {
            try await job.upload.folder(job.folder.model, to: location.appending("model"))
            try await job.upload.folder(job.folder.outputData, to: location.appending("data"))
            return location.appending("model/").description
        }
        let model = job.folder.root.appending(path: "model.tar.gz")
        try await job.archive.pack(job.folder.model, into: model)
        try await job.upload.file(model, to: location.appending("model.tar.gz"), contentType: "application/gzip")
        if !FolderFiles(job.folder.outputData).isEmpty {
            let output = job.folder.root.appending(path: "output.tar.gz")
            try await job.archive.pack(job.folder.outputData, into: output)
            try await job.upload.file(output, to: location.appending("output.tar.gz"), contentType: "application/gzip")
        }
        return location.appending("model.tar.gz").description
    }
}
