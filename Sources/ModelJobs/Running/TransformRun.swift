import ComputeBackends
import Foundation
import LabelingDomain

/// The work of a transform job: unpack the model, predict each file, store `<input>.out` (09/AML-105).
struct TransformRun: Sendable {
    let job: RunningJob

    private static let channelName = "transform"
    private static let outputSuffix = ".out"

    func perform() async throws(ModelJobFailure) {
        let specification = try job.specification(TransformSpecification.self)
        guard let output = S3URI(specification.outputPath), let model = S3URI(specification.modelURI) else {
            throw .client("The output or the model is not an S3 URI.")
        }
        try await job.recorder.enter("Downloading", "Downloading the model and the input data", isStart: true)
        try await job.checkOutput(specification.outputPath)
        let packed = job.folder.root.appending(path: "model.tar.gz")
        try await ObjectDownload(objectStore: job.parts.objectStore).file(model, to: packed)
        try await job.archive.unpack(packed, into: job.folder.model)
        let items = try await job.fetch(specification.input)
        if specification.algorithm.readsHeaderlessTables {
            try HeaderlessTables(folder: job.folder.data.appending(path: Self.channelName))
                .addHeaders(items.map(\.path), isTraining: false)
        }
        try job.folder.writeHyperParameters(parameters(specification))
        try job.folder.writeChannels([specification.input])
        try await job.recorder.enter("Transforming", "Transforming the input data")
        try await job.run(.transform, seconds: specification.maxRuntimeSeconds)
        try await job.recorder.enter("Uploading", "Uploading the output")
        try await upload(items, to: output, unpacked: specification.input.isGzip)
    }

    private func parameters(_ specification: TransformSpecification) -> [String: String] {
        var parameters: [String: String] = [:]
        parameters["accept"] = specification.accept
        parameters["content-type"] = specification.input.contentType
        parameters["output"] = specification.environment["SAGEMAKER_INFERENCE_OUTPUT"]
        return parameters
    }

    private func upload(_ items: [ChannelFetch.Item], to output: S3URI, unpacked: Bool) async throws(ModelJobFailure) {
        for item in items {
            let name = unpacked && item.path.hasSuffix(".gz") ? String(item.path.dropLast(3)) : item.path
            let file = job.folder.outputData.appending(path: name + Self.outputSuffix)
            guard FileManager.default.fileExists(atPath: file.path) else {
                throw .client("The model has made no output for \(item.location).")
            }
            try await job.upload.file(file, to: output.appending(item.path + Self.outputSuffix))
        }
    }
}
