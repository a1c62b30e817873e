import AWSWire
import JobEngine
import LabelingDomain
import Persistence
import ServiceShapes

/// The operations on labeling jobs.
struct LabelingJobOperations: Sendable {
    let engine: LabelingEngine
    let jobs: LabelingJobStore
    let tags: TagStore
    let pageTokens: PageToken

    /// The most tags of one resource.
    static let maxTags = 50

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.CreateLabelingJob.self) { try await create($0, $1) }
        operations.register(SageMaker.DescribeLabelingJob.self) { try await describe($0, $1) }
        operations.register(SageMaker.ListLabelingJobs.self) { try await list($0, $1) }
        operations.register(SageMaker.ListLabelingJobsForWorkteam.self) { try await listForWorkteam($0, $1) }
        operations.register(SageMaker.StopLabelingJob.self) { try await stop($0, $1) }
    }

    private func create(
        _ input: SageMaker.CreateLabelingJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.CreateLabelingJob.Output {
        let specification = try LabelingJobSpecification(input)
        let resourceTags = try (input.tags ?? []).map(ResourceTag.init(checking:))
        let place = JobCreation.Place(
            account: context.accountID, region: context.region, now: Timestamp(context.now))
        do {
            let row = try await engine.create(specification, tags: resourceTags, in: place)
            return .init(labelingJobArn: row.arn)
        } catch let error as JobCreationError {
            throw AWSError(error)
        }
    }

    private func describe(
        _ input: SageMaker.DescribeLabelingJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.DescribeLabelingJob.Output {
        guard let row = try await jobs.job(account: context.accountID, name: input.labelingJobName) else {
            throw AWSError.noLabelingJob(input.labelingJobName)
        }
        let resourceTags = try await tags.tags(of: row.arn, limit: Self.maxTags)
        return try .init(row, specification: row.decodedSpecification(), tags: resourceTags)
    }

    private func stop(
        _ input: SageMaker.StopLabelingJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.StopLabelingJob.Output {
        do {
            guard try await engine.stop(account: context.accountID, name: input.labelingJobName) else {
                throw AWSError.noLabelingJob(input.labelingJobName)
            }
            return .init()
        } catch let error as IllegalJobMove {
            throw AWSError.validation(
                "The request was rejected because the labeling job '\(input.labelingJobName)' is in status "
                    + "\(error.status.rawValue).")
        }
    }
}
