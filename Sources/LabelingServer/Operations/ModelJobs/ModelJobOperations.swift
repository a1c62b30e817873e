import AWSWire
import LabelingDomain
import ModelJobs
import Persistence
import ServiceShapes

/// What the operations on training, transform and AutoML jobs have in common.
struct ModelJobOperations: Sendable {
    let engine: ModelJobEngine
    let jobs: ModelJobStore
    let pageTokens: PageToken

    /// Stores and begins a job; returns its ARN.
    func create<Request: WireStructure>(
        _ kind: ModelJobKind, name: String, _ specification: some Encodable & Sendable, request: Request,
        tags: [SageMaker.Tag]?, _ context: OperationContext
    ) async throws -> String {
        let arn = ARN(
            service: "sagemaker", region: context.region, account: context.accountID, resource: "\(kind.resourceType)/\(name)")
        do {
            return try await engine.create(
                .init(
                    account: context.accountID, kind: kind, name: name, arn: arn.description, specification: specification,
                    request: StoredRequest(request).json, tags: try (tags ?? []).map(ResourceTag.init(checking:)))
            ).arn
        } catch let refusal as ModelJobRefusal {
            throw AWSError(refusal, kind: kind)
        }
    }

    /// Throws `ResourceNotFound` when there is none.
    func job(_ kind: ModelJobKind, _ name: String, _ context: OperationContext) async throws -> ModelJobRow {
        guard let row = try await jobs.job(account: context.accountID, kind: kind, name: name) else {
            throw AWSError.noJob(kind, name)
        }
        return row
    }

    /// Stops a job; one that has ended is refused.
    func stop(_ kind: ModelJobKind, _ name: String, _ context: OperationContext) async throws {
        let row = try await job(kind, name, context)
        guard try await engine.stop(row) else {
            let status = try await jobs.job(id: row.id)?.status ?? row.status
            throw AWSError.validation("The request was rejected because the \(kind.words) is in status \(status).")
        }
    }
}
