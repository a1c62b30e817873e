import ComputeBackends
import Foundation
import LabelingDomain

/// The work of an AutoML job: fetch the data, search, store the best model, the leaderboard and the reports.
struct AutoMLRun: Sendable {
    let job: RunningJob

    func perform() async throws(ModelJobFailure) {
        let specification = try job.specification(AutoMLSpecification.self)
        try await job.recorder.enter("AnalyzingData", "Fetching and analyzing the data", isStart: true)
        try await job.checkOutput(specification.outputPath)
        var parameters = specification.hyperParameters
        for channel in specification.channels { try await fetch(channel, &parameters) }
        if let uri = specification.featureSpecificationURI {
            let features = try await FeatureSpecification.read(uri, target: parameters["target"], from: job.parts.objectStore)
            parameters.merge(features.parameters) { _, own in own }
        }
        try job.folder.writeHyperParameters(parameters)
        try job.folder.writeChannels(specification.channels)
        let started = job.parts.now().microseconds
        try await job.run(.automl, seconds: specification.maxRuntimeSeconds + job.parts.limits.graceSeconds) { event in
            guard case .progress(let step, _, _) = event, let status = AutoMLStep(rawValue: step) else { return }
            try? await job.recorder.enter(status.rawValue, status.message)
        }
        try await job.recorder.enter("GeneratingModelInsightsReport", "Storing the models and reports")
        try await job.store(try await upload(specification, started))
    }

    /// Fetches a channel. An augmented manifest tells itself what is to be learned from what.
    private func fetch(_ channel: DataChannel, _ parameters: inout [String: String]) async throws(ModelJobFailure) {
        guard case .augmentedManifest(let names) = channel.source, names.isEmpty, let location = S3URI(channel.uri) else {
            try await job.fetch(channel)
            return
        }
        let attributes = try await ManifestAttributes.read(location, from: job.parts.objectStore)
        parameters["content"] = attributes.content
        parameters["target"] = attributes.label
        try await job.fetch(
            DataChannel(
                name: channel.name, source: .augmentedManifest(attributeNames: [attributes.content, attributes.label]),
                uri: channel.uri, contentType: channel.contentType))
    }

    private func upload(_ specification: AutoMLSpecification, _ started: Int64) async throws(ModelJobFailure) -> AutoMLOutcome {
        let file = try CandidatesFile(job.folder.outputData.appending(path: "candidates.json"))
        let location = try job.outputLocation(specification.outputPath)
        var outcome = AutoMLOutcome()
        outcome.problemType = file.problem ?? specification.problemType
        outcome.metric = file.metric ?? specification.metric
        outcome.candidates = candidates(file, started)
        outcome.modelURI = try await uploadModel(to: location)
        try await uploadReports(to: location, &outcome)
        let leaderboard = location.appending("candidate-definitions/candidates.json")
        try await job.upload.file(
            job.folder.outputData.appending(path: "candidates.json"), to: leaderboard, contentType: "application/json")
        outcome.candidateDefinitionURI = leaderboard.description
        return outcome
    }

    private func uploadModel(to location: S3URI) async throws(ModelJobFailure) -> String {
        guard !FolderFiles(job.folder.model).isEmpty else { throw .client("No candidate could be trained.") }
        let packed = job.folder.root.appending(path: "model.tar.gz")
        try await job.archive.pack(job.folder.model, into: packed)
        let target = location.appending("model/model.tar.gz")
        try await job.upload.file(packed, to: target, contentType: "application/gzip")
        return target.description
    }

    /// Stores the folders of `reports/` (09/AML-102); one that is missing is a partial failure (09/AML-92).
    private func uploadReports(to location: S3URI, _ outcome: inout AutoMLOutcome) async throws(ModelJobFailure) {
        let reports = job.folder.outputData.appending(path: "reports")
        var locations: [String: String] = [:]
        for name in ["explainability", "model-insights", "data-exploration"] {
            let target = location.appending("documentation/\(name)/")
            let paths = try await job.upload.folder(reports.appending(path: name), to: target)
            if let page = paths.first(where: { $0.hasSuffix(".html") }) {
                locations[name] = name == "data-exploration" ? target.appending(page).description : target.description
            } else if paths.isEmpty {
                outcome.partialFailures.append("The \(name) report could not be made.")
            } else {
                locations[name] = target.description
            }
        }
        outcome.explainabilityURI = locations["explainability"]
        outcome.modelInsightsURI = locations["model-insights"]
        outcome.dataExplorationURI = locations["data-exploration"]
    }

    private static let microsecondsPerSecond = 1e6
    /// The longest name of a candidate (API model: 64).
    private static let maxNameCharacters = 64

    private func candidates(_ file: CandidatesFile, _ started: Int64) -> [CandidateOutcome] {
        let now = job.parts.now().microseconds
        return file.candidates.map { entry in
            let duration = Int64(((entry.seconds ?? 0) * Self.microsecondsPerSecond).rounded())
            return CandidateOutcome(
                name: String(entry.name.prefix(Self.maxNameCharacters)), metrics: entry.metrics ?? [:],
                failureReason: entry.failure, createdAt: started, endedAt: min(now, started + duration))
        }
    }
}
