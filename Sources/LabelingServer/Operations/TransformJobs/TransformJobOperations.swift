import AWSWire
import Foundation
import ModelJobs
import Persistence
import ServiceShapes

/// The operations on transform jobs.
struct TransformJobOperations: Sendable {
    let common: ModelJobOperations
    let models: ModelStore

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.CreateTransformJob.self) { try await create($0, $1) }
        operations.register(SageMaker.DescribeTransformJob.self) { input, context in
            try .init(try await common.job(.transform, input.transformJobName, context))
        }
        operations.register(SageMaker.ListTransformJobs.self) { try await list($0, $1) }
        operations.register(SageMaker.StopTransformJob.self) { input, context in
            try await common.stop(.transform, input.transformJobName, context)
            return .init()
        }
    }

    private func create(
        _ input: SageMaker.CreateTransformJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.CreateTransformJob.Output {
        guard let row = try await models.model(account: context.accountID, name: input.modelName) else {
            throw AWSError.validation("Could not find model \"\(input.modelName)\".")
        }
        let model = try InferenceContainer(StoredRequest<SageMaker.CreateModel.Input>(json: row.request).request)
        let specification = try TransformSpecification(input, model: model)
        return .init(
            transformJobArn: try await common.create(
                .transform, name: input.transformJobName, specification, request: input, tags: input.tags, context))
    }

    private func list(
        _ input: SageMaker.ListTransformJobs.Input, _ context: OperationContext
    ) async throws -> SageMaker.ListTransformJobs.Output {
        var query = ModelJobQuery(account: context.accountID, kind: .transform)
        query.createdAfter = input.creationTimeAfter?.microseconds
        query.createdBefore = input.creationTimeBefore?.microseconds
        query.modifiedAfter = input.lastModifiedTimeAfter?.microseconds
        query.modifiedBefore = input.lastModifiedTimeBefore?.microseconds
        query.nameContains = input.nameContains
        query.status = input.statusEquals
        query.order = ModelJobQuery.Order(api: input.sortBy) ?? .creationTime
        query.isAscending = input.sortOrder == "Ascending"
        let page = try await common.page(
            query, operation: "ListTransformJobs", token: input.nextToken, size: input.maxResults)
        return .init(transformJobSummaries: page.rows.map { .init($0) }, nextToken: page.token)
    }
}

extension SageMaker.DescribeTransformJob.Output {
    fileprivate init(_ row: ModelJobRow) throws {
        let request = try StoredRequest<SageMaker.CreateTransformJob.Input>(json: row.request).request
        self.init(
            transformJobName: row.name, transformJobArn: row.arn, transformJobStatus: row.status,
            failureReason: row.failureReason, modelName: request.modelName,
            maxConcurrentTransforms: request.maxConcurrentTransforms, modelClientConfig: request.modelClientConfig,
            maxPayloadInMB: request.maxPayloadInMB, batchStrategy: request.batchStrategy, environment: request.environment,
            transformInput: request.transformInput, transformOutput: request.transformOutput,
            dataCaptureConfig: request.dataCaptureConfig, transformResources: request.transformResources,
            creationTime: Date(microseconds: row.createdAt), transformStartTime: row.startedAt.map { Date(microseconds: $0) },
            transformEndTime: row.endedAt.map { Date(microseconds: $0) }, dataProcessing: request.dataProcessing,
            experimentConfig: request.experimentConfig)
    }
}

extension SageMaker.TransformJobSummary {
    fileprivate init(_ row: ModelJobRow) {
        self.init(
            transformJobName: row.name, transformJobArn: row.arn, creationTime: Date(microseconds: row.createdAt),
            transformEndTime: row.endedAt.map { Date(microseconds: $0) }, lastModifiedTime: Date(microseconds: row.modifiedAt),
            transformJobStatus: row.status, failureReason: row.failureReason)
    }
}
