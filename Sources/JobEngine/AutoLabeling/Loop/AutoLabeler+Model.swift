import ActiveLearning
import ComputeBackends
import Foundation
import LabelingDomain
import Logging
import Manifests
import ObjectStorage
import Persistence
import TaskTypes

extension AutoLabeler {
    /// How long the last model may be searched for, and how many are tried.
    private static let searchSeconds = 20
    private static let searchCandidates = 3
    fileprivate static let textAttribute = "source"
    fileprivate static let imageAttribute = "source-ref"
    /// Names of models have 63 characters, as those of jobs.
    private static let maxNameCharacters = 63

    /// Stores the model of a round and makes it known (05/AL-6); nothing when there is none.
    func publishModel(_ model: URL, round: Int) async throws {
        let place = try outputFolder().model(round)
        guard try await archive.store(model, at: place) else { return }
        let region = ARN(job.arn)?.region ?? ""
        let arn = try await services.models.add(
            .init(
                account: account, region: region, name: modelName(round), roleARN: job.specification.roleARN, artifact: place,
                createdAt: parts.now()))
        try await parts.jobs.setModel(arn, of: job.id, at: parts.now().microseconds)
    }

    private func modelName(_ round: Int) -> String {
        let ending = "-\(job.referenceCode.suffix(8))-iteration-\(round)"
        return String(job.name.prefix(Self.maxNameCharacters - ending.count)) + ending
    }

    /// Trains one model of everything that people have labeled, where rounds of cross-fitted models have left none. That it
    /// fails takes nothing from the job.
    func trainLastModel(_ board: AutoLabelingBoard) async throws {
        guard !services.program.isOwn, let round = try await board.store.rounds(jobID: job.id).last(where: { $0.report != nil }),
            try await currentRow().modelARN == nil, algorithm.lossKind == .error
        else { return }
        let root = scratch.appending(path: "model")
        defer { try? FileManager.default.removeItem(at: root) }
        do {
            try await writeTrainingData(to: root)
            let outcome = try await services.program.backend.run(.train, folder: root, wallTime: limits.maxRoundTime)
            guard outcome.isCompleted else { throw RoundError.program(outcome.reason) }
            try await publishModel(root.appending(path: "model"), round: round.number)
        } catch {
            try Task.checkCancellation()
            logger.warning("the model of a labeling job could not be trained", metadata: ["error": "\(error)"])
        }
    }

    /// A channel of an augmented manifest, with the attributes of the content and of the label (05/AUG-18).
    private func writeTrainingData(to root: URL) async throws {
        let channel = root.appending(path: "input/data/train")
        let files = ContentFiles(folder: channel.appending(path: "files"), taskType: job.taskType, objectStore: parts.objectStore)
        for folder in [channel, root.appending(path: "input/config"), root.appending(path: "model")] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let settings = JSONValue.object([
            .init("target", .string(job.attribute.text)),
            .init("content", .string(algorithm == .textClassification ? Self.textAttribute : Self.imageAttribute)),
            .init("time-limit-seconds", .string(String(Self.searchSeconds))),
            .init("max-candidates", .string(String(Self.searchCandidates))),
        ])
        try Data(settings.description.utf8).write(to: root.appending(path: "input/config/hyperparameters.json"))
        let labels = try await HumanLabels(of: job, objectCount: objectCount, outputs: outputs)
        let numbers = (0..<objectCount).filter { labels.record(of: $0) != nil }
        let lines = try await parts.objects.lines(jobID: job.id, of: numbers)
        let contents = try await files.contents(of: numbers.compactMap { number in lines[number].map { (number, $0) } })
        var text: [UInt8] = []
        for number in numbers {
            guard let content = contents[number], let label = labels.record(of: number)?.label else { continue }
            JSONValue.object([content.attribute(under: channel), .init(job.attribute.text, label)]).print(into: &text)
            text.append(UInt8(ascii: "\n"))
        }
        try Data(text).write(to: channel.appending(path: "manifest.jsonl"))
    }
}

extension RoundObject.Content {
    /// The content as an attribute of a channel in `folder`.
    fileprivate func attribute(under folder: URL) -> JSONValue.Member {
        switch self {
        case .text(let text): .init(AutoLabeler.textAttribute, .string(text))
        case .image(let path): .init(AutoLabeler.imageAttribute, .string(String(path.dropFirst(folder.path.count + 1))))
        }
    }
}
