import AWSWire
import Foundation
import LabelingDomain
import Persistence
import ServiceShapes

extension LabelingJobOperations {
    /// How many jobs a page has unless the caller says otherwise.
    private static let defaultPageSize = 10
    private static let listOperation = "ListLabelingJobs"
    private static let workteamOperation = "ListLabelingJobsForWorkteam"

    func list(
        _ input: SageMaker.ListLabelingJobs.Input, _ context: OperationContext
    ) async throws -> SageMaker.ListLabelingJobs.Output {
        var query = LabelingJobQuery(account: context.accountID)
        query.createdAfter = input.creationTimeAfter?.microseconds
        query.createdBefore = input.creationTimeBefore?.microseconds
        query.modifiedAfter = input.lastModifiedTimeAfter?.microseconds
        query.modifiedBefore = input.lastModifiedTimeBefore?.microseconds
        query.nameContains = input.nameContains
        query.status = input.statusEquals
        query.order = Self.order(input.sortBy)
        query.isAscending = input.sortOrder != "Descending"
        let page = try await page(
            query, operation: Self.listOperation, token: input.nextToken, size: input.maxResults)
        return .init(
            labelingJobSummaryList: try page.rows.map { try .init($0, specification: $0.decodedSpecification()) },
            nextToken: page.token)
    }

    func listForWorkteam(
        _ input: SageMaker.ListLabelingJobsForWorkteam.Input, _ context: OperationContext
    ) async throws -> SageMaker.ListLabelingJobsForWorkteam.Output {
        var query = LabelingJobQuery(account: context.accountID)
        query.workteamARN = input.workteamArn
        query.createdAfter = input.creationTimeAfter?.microseconds
        query.createdBefore = input.creationTimeBefore?.microseconds
        query.referenceCodeContains = input.jobReferenceCodeContains
        query.isAscending = input.sortOrder != "Descending"
        let page = try await page(
            query, operation: Self.workteamOperation, token: input.nextToken, size: input.maxResults)
        return .init(labelingJobSummaryList: page.rows.map { .init($0) }, nextToken: page.token)
    }

    private func page(
        _ query: LabelingJobQuery, operation: String, token: String?, size: Int?
    ) async throws -> (rows: [LabelingJobRow], token: String?) {
        let filters = query.filters
        var query = query
        if let token {
            query.after = try position(
                pageTokens.open(token, operation: operation, filters: filters), order: query.order)
        }
        let size = size ?? Self.defaultPageSize
        // One more than the page has, to know whether there is another page.
        let rows = try await jobs.jobs(query, limit: size + 1)
        guard rows.count > size, let last = rows.prefix(size).last else { return (rows, nil) }
        let position = last.position(by: query.order)
        let next = try pageTokens.seal("\(position.id) \(position.value.plainText)", operation: operation, filters: filters)
        return (Array(rows.prefix(size)), next)
    }

    private func position(
        _ text: String, order: LabelingJobQuery.Order
    ) throws(AWSError) -> LabelingJobQuery.Position {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let id = Int64(parts[0]) else { throw .validation("Invalid NextToken") }
        guard order == .creationTime else { return .init(value: .text(String(parts[1])), id: id) }
        guard let time = Int64(parts[1]) else { throw .validation("Invalid NextToken") }
        return .init(value: .integer(time), id: id)
    }

    private static func order(_ name: String?) -> LabelingJobQuery.Order {
        switch name {
        case "Name": .name
        case "Status": .status
        default: .creationTime
        }
    }
}

extension LabelingJobQuery {
    /// Everything that chooses and orders the jobs, so that a token fits only the listing it was made for.
    fileprivate var filters: [String] {
        [
            account, workteamARN ?? "", nameContains ?? "", referenceCodeContains ?? "", status ?? "",
            [createdAfter, createdBefore, modifiedAfter, modifiedBefore].map { $0.map(String.init) ?? "" }
                .joined(separator: " "), order.rawValue, isAscending ? "up" : "down",
        ]
    }
}

extension SQLValue {
    fileprivate var plainText: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        default: ""
        }
    }
}
