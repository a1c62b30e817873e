import AWSWire
import Foundation
import LabelingDomain
import ModelJobs
import ObjectStorage
import Persistence
import ServiceShapes

/// The operations on models: where a packed model lies and which algorithm made it.
struct ModelOperations: Sendable {
    let models: ModelStore
    let objectStore: any ObjectStore
    let pageTokens: PageToken

    private static let listOperation = "ListModels"
    private static let defaultPageSize = 10

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.CreateModel.self) { try await create($0, $1) }
        operations.register(SageMaker.DescribeModel.self) { try await describe($0, $1) }
        operations.register(SageMaker.ListModels.self) { try await list($0, $1) }
        operations.register(SageMaker.DeleteModel.self) { try await delete($0, $1) }
    }

    private func create(
        _ input: SageMaker.CreateModel.Input, _ context: OperationContext
    ) async throws -> SageMaker.CreateModel.Output {
        let container = try InferenceContainer(input)
        do {
            guard try await objectStore.exists(container.location) else { throw ObjectStoreError.noSuchKey(bucket: "", key: "") }
        } catch let error as ObjectStoreError {
            throw AWSError.validation("Could not find model data at \(container.location). \(error.shortReason)")
        }
        let row = ModelRow(
            account: context.accountID, name: input.modelName, arn: Self.arn(input.modelName, context),
            request: StoredRequest(input).json, createdAt: context.now.microseconds)
        let tags = try (input.tags ?? []).map(ResourceTag.init(checking:))
        guard try await models.create(row, tags: tags) else {
            throw AWSError.validation("Cannot create already existing model \"\(row.arn)\".")
        }
        return .init(modelArn: row.arn)
    }

    private func describe(
        _ input: SageMaker.DescribeModel.Input, _ context: OperationContext
    ) async throws -> SageMaker.DescribeModel.Output {
        let row = try await model(input.modelName, context)
        let request = try StoredRequest<SageMaker.CreateModel.Input>(json: row.request).request
        return .init(
            modelName: row.name, primaryContainer: request.primaryContainer, containers: request.containers,
            inferenceExecutionConfig: request.inferenceExecutionConfig, executionRoleArn: request.executionRoleArn,
            vpcConfig: request.vpcConfig, creationTime: Date(microseconds: row.createdAt), modelArn: row.arn,
            enableNetworkIsolation: request.enableNetworkIsolation ?? false)
    }

    private func delete(
        _ input: SageMaker.DeleteModel.Input, _ context: OperationContext
    ) async throws -> SageMaker.DeleteModel.Output {
        _ = try await models.delete(try await model(input.modelName, context))
        return .init()
    }

    private func list(
        _ input: SageMaker.ListModels.Input, _ context: OperationContext
    ) async throws -> SageMaker.ListModels.Output {
        var query = ModelStore.Query(account: context.accountID)
        query.nameContains = input.nameContains
        query.createdAfter = input.creationTimeAfter?.microseconds
        query.createdBefore = input.creationTimeBefore?.microseconds
        query.isByName = input.sortBy == "Name"
        query.isAscending = input.sortOrder == "Ascending"
        let filters = [
            query.nameContains ?? "", "\(query.createdAfter ?? -1) \(query.createdBefore ?? -1) \(query.isByName) \(query.isAscending)",
        ]
        let size = input.maxResults ?? Self.defaultPageSize
        if let token = input.nextToken {
            query.offset = Int(try pageTokens.open(token, operation: Self.listOperation, filters: filters)) ?? 0
        }
        let rows = try await models.models(query, limit: size + 1)
        let next =
            rows.count > size
            ? try pageTokens.seal(String(query.offset + size), operation: Self.listOperation, filters: filters) : nil
        return .init(
            models: rows.prefix(size).map { .init(modelName: $0.name, modelArn: $0.arn, creationTime: Date(microseconds: $0.createdAt)) },
            nextToken: next)
    }

    private func model(_ name: String, _ context: OperationContext) async throws -> ModelRow {
        guard let row = try await models.model(account: context.accountID, name: name) else {
            throw AWSError.noModel(Self.arn(name, context))
        }
        return row
    }

    private static func arn(_ name: String, _ context: OperationContext) -> String {
        ARN(service: "sagemaker", region: context.region, account: context.accountID, resource: "model/\(name)").description
    }
}

extension AWSError {
    static func noModel(_ arn: String) -> AWSError { .validation("Could not find model \"\(arn)\".") }
}

extension ObjectStoreError {
    /// For the caller: what of it is missing.
    fileprivate var shortReason: String {
        switch self {
        case .noSuchBucket(let name): "The bucket '\(name)' does not exist."
        case .noSuchKey: "There is no such object."
        case .refused(let code, let message): "\(code): \(message)"
        default: "It could not be looked up."
        }
    }
}
