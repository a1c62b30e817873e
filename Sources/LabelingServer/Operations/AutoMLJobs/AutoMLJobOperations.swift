import AWSWire
import Foundation
import ModelJobs
import Persistence
import ServiceShapes

/// The operations on AutoML jobs. A job of the first version is kept as the one of the second that it stands for.
struct AutoMLJobOperations: Sendable {
    let common: ModelJobOperations

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.CreateAutoMLJob.self) { input, context in
            .init(autoMLJobArn: try await create(try SageMaker.CreateAutoMLJobV2.Input(input), context))
        }
        operations.register(SageMaker.CreateAutoMLJobV2.self) { .init(autoMLJobArn: try await create($0, $1)) }
        operations.register(SageMaker.DescribeAutoMLJob.self) { input, context in
            try .init(try AutoMLJobDescription(try await common.job(.automl, input.autoMLJobName, context)))
        }
        operations.register(SageMaker.DescribeAutoMLJobV2.self) { input, context in
            .init(try AutoMLJobDescription(try await common.job(.automl, input.autoMLJobName, context)))
        }
        operations.register(SageMaker.ListAutoMLJobs.self) { try await list($0, $1) }
        operations.register(SageMaker.ListCandidatesForAutoMLJob.self) { try await listCandidates($0, $1) }
        operations.register(SageMaker.StopAutoMLJob.self) { input, context in
            try await common.stop(.automl, input.autoMLJobName, context)
            return .init()
        }
    }

    private func create(
        _ input: SageMaker.CreateAutoMLJobV2.Input, _ context: OperationContext
    ) async throws -> String {
        try await common.create(
            .automl, name: input.autoMLJobName, try AutoMLSpecification(input), request: input, tags: input.tags, context)
    }

    private func list(
        _ input: SageMaker.ListAutoMLJobs.Input, _ context: OperationContext
    ) async throws -> SageMaker.ListAutoMLJobs.Output {
        var query = ModelJobQuery(account: context.accountID, kind: .automl)
        query.createdAfter = input.creationTimeAfter?.microseconds
        query.createdBefore = input.creationTimeBefore?.microseconds
        query.modifiedAfter = input.lastModifiedTimeAfter?.microseconds
        query.modifiedBefore = input.lastModifiedTimeBefore?.microseconds
        query.nameContains = input.nameContains
        query.status = input.statusEquals
        query.order = ModelJobQuery.Order(api: input.sortBy) ?? .name
        query.isAscending = input.sortOrder == "Ascending"
        let page = try await common.page(
            query, operation: "ListAutoMLJobs", token: input.nextToken, size: input.maxResults)
        return .init(autoMLJobSummaries: try page.rows.map { try AutoMLJobDescription($0).summary }, nextToken: page.token)
    }

    private static let candidatesOperation = "ListCandidatesForAutoMLJob"
    private static let defaultPageSize = 10

    private func listCandidates(
        _ input: SageMaker.ListCandidatesForAutoMLJob.Input, _ context: OperationContext
    ) async throws -> SageMaker.ListCandidatesForAutoMLJob.Output {
        let job = try AutoMLJobDescription(try await common.job(.automl, input.autoMLJobName, context))
        let candidates = CandidateListing(input).apply(to: job.candidates)
        let filters = [
            input.autoMLJobName, input.statusEquals ?? "", input.candidateNameEquals ?? "", input.sortBy ?? "", input.sortOrder ?? "",
        ]
        let offset = try input.nextToken.map {
            Int(try common.pageTokens.open($0, operation: Self.candidatesOperation, filters: filters)) ?? 0
        }
        let end = (offset ?? 0) + (input.maxResults ?? Self.defaultPageSize)
        let next =
            candidates.count > end
            ? try common.pageTokens.seal(String(end), operation: Self.candidatesOperation, filters: filters) : nil
        return .init(candidates: Array(candidates.prefix(end).dropFirst(offset ?? 0)), nextToken: next)
    }
}
