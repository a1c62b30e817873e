import Foundation
import LabelingDomain
import Logging
import Manifests
import ObjectStorage
import Persistence

extension AutoLabeler {
    /// Plays one round from the labels that there are. A round that fails is written down; then people go on.
    func playRound(_ board: AutoLabelingBoard) async throws {
        let number = await board.nextRound
        try await board.store.beginRound(number, of: job.id, at: parts.now().microseconds)
        let folder = RoundFolder(root: scratch.appending(path: "round-\(number)"))
        defer { folder.remove() }
        do {
            try await compute(number, in: folder, board)
        } catch let error as CancellationError {
            throw error
        } catch {
            try Task.checkCancellation()
            logger.warning("a round of automated labeling has failed", metadata: ["round": "\(number)", "error": "\(error)"])
            try await board.failRound(number, reason: reason(of: error))
            if await board.reserve.isEmpty, await !board.state.isLeftToPeople { try await Task.sleep(for: limits.retryPause) }
        }
    }

    private func compute(_ number: Int, in folder: RoundFolder, _ board: AutoLabelingBoard) async throws {
        let labels = try await HumanLabels(of: job, objectCount: objectCount, outputs: outputs)
        let run = RoundRun(
            job: job, input: await input(board), program: services.program, archive: archive, limits: limits, logger: logger)
        let (result, events) = try await run.run(in: folder, labels: labels, initialModel: try await initialModel())
        let files = try files(of: number)
        try await files.write(result, labels: labels, events: events, local: folder)
        try await publishModel(folder.model, round: number)
        let report = try await board.adopt(result, number: number, masks: masks)
        if report.machineLabeled != nil {
            try await board.accept(number)
            let source = MachineLabelSource(job: job, store: board.store)
            try await files.writeAutoLabels(await board.machineLabeled(), source)
        }
        try await files.write(JSONValue(parsing: report.json()), to: files.folder.roundReport(number))
        try await writeGuarantee(board)
        logger.info(
            "played a round of automated labeling",
            metadata: ["round": "\(number)", "machine": "\(report.machineLabeled ?? -1)", "people": "\(report.people)"])
    }

    private func input(_ board: AutoLabelingBoard) async -> RoundInput {
        RoundInput(
            job: job, algorithm: algorithm, objectCount: objectCount, draw: board.draw, validation: await board.validation,
            batchSize: await board.batchSize, outputs: outputs,
            files: ContentFiles(
                folder: scratch.appending(path: "objects"), taskType: job.taskType, objectStore: parts.objectStore))
    }

    private func files(of round: Int) throws -> RoundFiles {
        RoundFiles(
            job: job, folder: try outputFolder(), round: round, objects: parts.objects, objectStore: parts.objectStore,
            now: parts.now())
    }

    func outputFolder() throws -> OutputFolder {
        guard let root = job.outputFolder else { throw OutputError.location(job.specification.outputPath) }
        return OutputFolder(root: root)
    }

    var archive: ModelArchive { ModelArchive(backend: services.program.backend, objectStore: parts.objectStore) }

    var masks: MaskExchange {
        get throws { MaskExchange(categories: job.categories, objectStore: parts.objectStore, output: try outputFolder()) }
    }

    /// The model to start from: the one named, or that of the job whose output is this job's input, where both have the
    /// same label attribute (05/CHN-7).
    private func initialModel() async throws -> S3URI? {
        guard let request = job.specification.autoLabeling else { return nil }
        if let arn = request.initialModelARN { return try await services.models.place(of: arn, account: account) }
        guard let source = try await parts.jobs.job(account: account, outputURI: job.specification.manifestURI),
            let arn = source.modelARN, let earlier = try? LabelingJob(source), earlier.attribute == job.attribute,
            earlier.algorithm == algorithm, earlier.categories == job.categories
        else { return nil }
        return try await services.models.place(of: arn, account: account)
    }

    func writeGuarantee(_ board: AutoLabelingBoard) async throws {
        let file = GuaranteeFile(
            algorithm: algorithm, promise: await board.promise,
            machineLabeled: try await currentRow().counts.machineLabeled)
        try await parts.objectStore.write(file.json, to: try outputFolder().guarantee)
    }

    private func reason(of error: any Error) -> String {
        switch error {
        case let error as RoundError: error.description
        case let error as ObjectStoreError: error.reason
        case let error as CocoaError where error.code == .fileWriteOutOfSpace: "The disk is full."
        default: "The round could not be computed: \(error)."
        }
    }
}

extension RoundReport {
    func json() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
}
