import Foundation
import LabelingDomain
import Manifests
import Persistence
import Testing

@testable import JobEngine

/// Jobs with automated labeling, and people who work on them.
extension Workshop {
    static let algorithm = "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/text-classification"

    /// Opens a workshop with a fake program in a folder of its own.
    static func openWithRounds(
        _ fault: FakeRoundProgram.Fault = .none, models: FakeModels = FakeModels(), limits: EngineLimits = .forTests,
        _ body: @Sendable (Workshop) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let parts = try FakeRoundProgram.parts(fault, in: folder, models: models)
        try await open(limits: limits, autoLabeling: parts, body)
    }

    /// The class of object `number`, which its text begins with.
    static func truth(_ number: Int) -> String { number % 3 == 0 ? "yes" : "no" }

    /// Texts of which the fake program is sure of four in five.
    static func texts(_ count: Int) -> String {
        (0..<count).map { #"{"source":"\#(truth($0)) \#($0 % 5 == 4 ? "hard" : "easy") \#($0)"}"# }.joined(separator: "\n")
    }

    @discardableResult
    func createAutoLabeledJob(
        _ name: String, objects: Int = 1_250, _ change: @Sendable (inout LabelingJobSpecification) -> Void = { _ in }
    ) async throws -> LabelingJobRow {
        try await createJob(name, manifest: Self.texts(objects)) { specification in
            specification.autoLabeling = AutoLabelingRequest(algorithmARN: Self.algorithm)
            change(&specification)
        }
    }

    /// Three people label what they get, until the job is over.
    func labelToTheEnd(
        _ row: LabelingJobRow, answer: @escaping @Sendable (Int) -> JSONValue = { Workshop.answer(truth($0)) }
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 1...3 {
                group.addTask {
                    while try await self.row(row.name).status == "InProgress" {
                        do {
                            if try await label(row, by: worker, answer: answer) == 0 { try await Task.sleep(for: .milliseconds(10)) }
                        } catch is TaskRefusal {
                            // The job has ended meanwhile.
                            try await Task.sleep(for: .milliseconds(10))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    func rounds(_ row: LabelingJobRow) async throws -> [AutoLabelingRound] {
        try await AutoLabelingStore(database: database).rounds(jobID: row.id)
    }

    func output(_ row: LabelingJobRow) async throws -> [JSONValue] {
        try await text(at: try #require(row.outputURI)).split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }
}
