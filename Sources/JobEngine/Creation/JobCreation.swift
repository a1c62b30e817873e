import Foundation
package import LabelingDomain
import Manifests
import ObjectStorage
import Persistence
import TaskTypes

/// Checks a request for a labeling job against everything that can be known at once, and stores the job.
package struct JobCreation: Sendable {
    let jobs: LabelingJobStore
    let objectStore: any ObjectStore
    let workteamExists: @Sendable (_ arn: String) async throws -> Bool
    let functions: AnnotationFunctions
    /// What automated labeling works with; nil where this installation has none.
    let autoLabeling: AutoLabelingParts?

    /// The most characters of a worker task template (API model: 128 000).
    static let maxTemplateBytes = 128_000
    private static let referenceCodeLength = 16

    /// The account and region in which a job is created, and when.
    package struct Place: Sendable, Hashable {
        package let account: String
        package let region: String
        package let now: Timestamp

        package init(account: String, region: String, now: Timestamp) {
            self.account = account
            self.region = region
            self.now = now
        }
    }

    /// Stores a job in state `Initializing`; its manifest is read afterwards.
    ///
    /// Throws `JobCreationError`.
    func create(
        _ specification: LabelingJobSpecification, tags: [ResourceTag], in place: Place
    ) async throws -> LabelingJobRow {
        let taskType = try await taskType(of: specification)
        try checkName(of: specification, taskType: taskType)
        try checkTimes(of: specification, taskType: taskType)
        guard try await workteamExists(specification.workteamARN) else {
            throw JobCreationError.invalid(
                "The specified Workteam '\(specification.workteamARN)' does not exist or you do not have access to it.")
        }
        try await checkLocations(of: specification)
        let (template, categories) = try await page(of: specification, taskType: taskType)
        try await checkAutoLabeling(of: specification, taskType: taskType, categories: categories, in: place)
        let job = NewLabelingJob(
            account: place.account, name: specification.name, arn: arn(of: specification.name, in: place),
            referenceCode: place.account + Self.randomCode(), workteamARN: specification.workteamARN,
            specification: try json(specification), template: template, categories: try json(categories),
            workersPerObject: specification.workersPerObject, createdAt: place.now.microseconds)
        do {
            return try await jobs.create(job, tags: tags)
        } catch let error as LabelingJobNameTaken {
            throw JobCreationError.nameTaken(error.name)
        }
    }

    private func arn(of name: String, in place: Place) -> String {
        ARN(service: "sagemaker", region: place.region, account: place.account, resource: "labeling-job/\(name)")
            .description
    }

    private func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    private static func randomCode() -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        return String((0..<referenceCodeLength).compactMap { _ in alphabet.randomElement() })
    }
}
