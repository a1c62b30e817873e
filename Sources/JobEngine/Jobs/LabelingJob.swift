import Foundation
package import LabelingDomain
package import Persistence
package import TaskTypes

/// A labeling job with everything about it that never changes, read once from its row.
package struct LabelingJob: Sendable {
    package let id: Int64
    package let arn: String
    package let referenceCode: String
    package let specification: LabelingJobSpecification
    package let taskType: any TaskType
    /// What runs before and after the workers.
    package let functions: JobFunctions
    package let attribute: LabelAttributeName
    package let categories: LabelCategories
    /// The worker task template as it stood in S3 when the job was created, compiled.
    package let page: WorkerPage
    package let createdAt: Timestamp
    /// Whether objects are files, as far as the manifest was read.
    package let namesFiles: Bool

    /// Throws `DatabaseError.failed` when the row does not hold what this version writes.
    package init(_ row: LabelingJobRow) throws {
        id = row.id
        arn = row.arn
        referenceCode = row.referenceCode
        namesFiles = row.checksFiles
        page = try WorkerPage(row.template, now: { Date.now.timeIntervalSince1970 })
        createdAt = Timestamp(microseconds: row.createdAt)
        let decoder = JSONDecoder()
        specification = try decoder.decode(LabelingJobSpecification.self, from: Data(row.specification.utf8))
        categories = try decoder.decode(LabelCategories.self, from: Data(row.categories.utf8))
        functions = JobFunctions(specification)
        guard let taskType = functions.taskType else {
            throw DatabaseError.failed("job \(row.name) is of a task type that this version does not know")
        }
        self.taskType = taskType
        attribute = try LabelAttributeName(specification.labelAttributeName, form: taskType.attributeForm)
    }

    package var name: String { specification.name }

    /// What a model is to learn beside the workers; nil when people label everything.
    package var algorithm: LabelingAlgorithm? {
        specification.autoLabeling.flatMap { ARN($0.algorithmARN) }.flatMap(LabelingAlgorithm.init)
    }

    /// Where the job's files go: `S3OutputPath` and the job's name (05/DIR-1).
    package var outputFolder: S3URI? {
        S3URI(specification.outputPath)?.appending(specification.name)
    }

    /// How its objects go to workers from `startedAt` on, when it has `objectCount` of them.
    package func dispatchRules(startedAt: Timestamp, objectCount: Int) -> DispatchRules {
        DispatchRules(
            jobID: id, workersPerObject: specification.workersPerObject,
            maxOpenObjects: specification.maxConcurrentObjects ?? LabelingQuota.defaultConcurrentObjects,
            timeLimit: .seconds(specification.timeLimitInSeconds), deadline: deadline(startedAt: startedAt),
            maxLabeledObjects: algorithm == nil ? maxLabeledObjects(of: objectCount) : nil)
    }

    /// When tasks close: after the job's availability time, and never later than 30 days (06/MON-5).
    private func deadline(startedAt: Timestamp) -> Timestamp {
        let availability = specification.availabilityInSeconds.map { Duration.seconds($0) }
        return startedAt + min(availability ?? LabelingQuota.defaultTaskAvailability, Self.longestRun)
    }

    /// The stricter of the two stopping conditions, as a number of objects (03/JOB-42).
    private func maxLabeledObjects(of objectCount: Int) -> Int? {
        [specification.maxHumanLabeledObjects, maxShareLabeled(of: objectCount)].compactMap { $0 }.min()
    }

    /// The stopping condition on a share of the dataset, as a number of objects (03/JOB-42).
    func maxShareLabeled(of objectCount: Int) -> Int? {
        specification.maxPercentageLabeled.map { max(1, objectCount * $0 / 100) }
    }

    /// A job that is not finished by then expires (06/MON-5).
    package static let longestRun: Duration = .seconds(30 * 24 * 3_600)
}
