import Foundation
import LabelingDomain
import Manifests
import Persistence
import TaskTypes

/// Writes what a round works with.
struct RoundInput: Sendable {
    let job: LabelingJob
    let algorithm: LabelingAlgorithm
    let objectCount: Int
    let draw: ObjectDraw
    /// The objects that rounds are judged by.
    let validation: Set<Int>
    /// How many objects people label next.
    let batchSize: Int
    let outputs: OutputStore
    let files: ContentFiles

    /// Objects read and written at once.
    private static let objectsPerPage = 1_000

    /// The objects that went into a round.
    struct Contents: Sendable {
        /// With a label of people.
        var labeled: [Int] = []
        /// Without a label: what the round may label.
        var pool: [Int] = []
    }

    func write(to folder: RoundFolder, labels: HumanLabels, timeLimit: Duration) async throws -> Contents {
        try json(timeLimit: timeLimit).description.write(to: folder.parameters, atomically: true, encoding: .utf8)
        try Data().write(to: folder.objects)
        let file = try FileHandle(forWritingTo: folder.objects)
        defer { try? file.close() }
        var contents = Contents()
        for start in stride(from: 0, to: objectCount, by: Self.objectsPerPage) {
            let range = start..<min(start + Self.objectsPerPage, objectCount)
            let outcomes = try await outputs.outcomes(jobID: job.id, objects: range)
            let objects = try await objects(outcomes, labels: labels, folder: folder)
            var page: [UInt8] = []
            for object in objects {
                if object.label == nil { contents.pool.append(object.number) } else { contents.labeled.append(object.number) }
                object.json.print(into: &page)
                page.append(UInt8(ascii: "\n"))
            }
            try file.write(contentsOf: page)
        }
        return contents
    }

    private func json(timeLimit: Duration) -> JSONValue {
        .object([
            .init("task", .string(algorithm.rawValue)),
            .init("classes", .array(job.categories.names.map(JSONValue.string))),
            .init("folds", .integer(ObjectDraw.folds)),
            // Programs in other languages read numbers of 53 bits.
            .init("seed", .integer(Int(draw.seed & 0x1F_FFFF_FFFF_FFFF))),
            .init("timeLimitSeconds", .integer(Int(timeLimit.components.seconds))),
            .init("batchSize", .integer(batchSize)),
        ])
    }

    private func objects(
        _ outcomes: [DataObjectOutcome], labels: HumanLabels, folder: RoundFolder
    ) async throws -> [RoundObject] {
        var labelByNumber: [Int: JSONValue] = [:]
        var wanted: [(number: Int, line: String)] = []
        for outcome in outcomes {
            let label = try label(of: outcome, labels, folder)
            labelByNumber[outcome.number] = label
            if label != nil || outcome.state == .open { wanted.append((outcome.number, outcome.line)) }
        }
        let contents = try await files.contents(of: wanted)
        return wanted.compactMap { number, _ in
            guard let content = contents[number] else { return nil }
            return RoundObject(
                number: number, content: content, fold: draw.fold(of: number), label: labelByNumber[number],
                isValidation: validation.contains(number) && labelByNumber[number] != nil)
        }
    }

    /// What people say, in this job or in the one before whose label the line carries (05/CHN-7).
    private func label(of outcome: DataObjectOutcome, _ labels: HumanLabels, _ folder: RoundFolder) throws -> JSONValue? {
        switch outcome.state {
        case .answered, .labeled: return try labels.label(of: outcome.number, maskFolder: folder.masks)
        case .carried:
            guard let line = try? JSONValue(parsing: outcome.line), let label = line[job.attribute.text],
                line[job.attribute.metadataKey]?["human-annotated"]?.string != "no"
            else { return nil }
            return known(HumanLabel.json(label))
        case .open, .failed, .expired: return nil
        }
    }

    /// A label that came with a manifest, if this job has its classes.
    private func known(_ label: JSONValue?) -> JSONValue? {
        guard let label else { return nil }
        let classes =
            HumanLabel.classIndex(label).map { [$0] }
            ?? (label["boxes"]?.array ?? []).compactMap {
                $0["class"].flatMap(HumanLabel.classIndex)
            }
        return classes.allSatisfy { (0..<job.categories.count).contains($0) } ? label : nil
    }
}
