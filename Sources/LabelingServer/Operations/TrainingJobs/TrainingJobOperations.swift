import AWSWire
import ModelJobs
import Persistence
import ServiceShapes

/// The operations on training jobs.
struct TrainingJobOperations: Sendable {
    let common: ModelJobOperations

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.CreateTrainingJob.self) { try await create($0, $1) }
        operations.register(SageMaker.DescribeTrainingJob.self) { try await describe($0, $1) }
        operations.register(SageMaker.ListTrainingJobs.self) { try await list($0, $1) }
        operations.register(SageMaker.StopTrainingJob.self) { input, context in
            try await common.stop(.training, input.trainingJobName, context)
            return .init()
        }
        operations.register(SageMaker.DeleteTrainingJob.self) { try await delete($0, $1) }
    }

    private func create(
        _ input: SageMaker.CreateTrainingJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.CreateTrainingJob.Output {
        let specification = try TrainingSpecification(input)
        return .init(
            trainingJobArn: try await common.create(
                .training, name: input.trainingJobName, specification, request: input, tags: input.tags, context))
    }

    private func describe(
        _ input: SageMaker.DescribeTrainingJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.DescribeTrainingJob.Output {
        try .init(try await common.job(.training, input.trainingJobName, context))
    }

    private func delete(
        _ input: SageMaker.DeleteTrainingJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.DeleteTrainingJob.Output {
        let row = try await common.job(.training, input.trainingJobName, context)
        guard try await common.jobs.delete(row) else {
            throw AWSError(
                code: "ResourceInUse", message: "The training job '\(row.name)' is in status \(row.status); stop it before deleting it.")
        }
        return .init()
    }

    private func list(
        _ input: SageMaker.ListTrainingJobs.Input, _ context: OperationContext
    ) async throws -> SageMaker.ListTrainingJobs.Output {
        if input.warmPoolStatusEquals != nil { throw AWSError.unsupportedField("WarmPoolStatusEquals", "a warm pool") }
        if input.trainingPlanArnEquals != nil { throw AWSError.unsupportedField("TrainingPlanArnEquals", "a training plan") }
        var query = ModelJobQuery(account: context.accountID, kind: .training)
        query.createdAfter = input.creationTimeAfter?.microseconds
        query.createdBefore = input.creationTimeBefore?.microseconds
        query.modifiedAfter = input.lastModifiedTimeAfter?.microseconds
        query.modifiedBefore = input.lastModifiedTimeBefore?.microseconds
        query.nameContains = input.nameContains
        query.status = input.statusEquals
        query.order = ModelJobQuery.Order(api: input.sortBy) ?? .creationTime
        query.isAscending = input.sortOrder != "Descending"
        let page = try await common.page(
            query, operation: "ListTrainingJobs", token: input.nextToken, size: input.maxResults)
        return .init(trainingJobSummaries: try page.rows.map { try .init($0) }, nextToken: page.token)
    }
}
