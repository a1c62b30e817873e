import AWSWire
import Persistence
import ServiceShapes

/// The operations on the tags of labeling jobs, work teams and workforces.
struct TagOperations: Sendable {
    let store: TagStore
    let pageTokens: PageToken
    /// Whether the account has a resource of this ARN that can carry tags.
    let resourceExists: @Sendable (_ arn: String) async throws -> Bool

    /// The most tags of one resource.
    static let maxTags = 50
    private static let listOperation = "ListTags"

    func register(on operations: inout OperationRegistry) {
        operations.register(SageMaker.AddTags.self) { input, _ in try await add(input) }
        operations.register(SageMaker.DeleteTags.self) { input, _ in try await delete(input) }
        operations.register(SageMaker.ListTags.self) { input, _ in try await list(input) }
    }

    private func add(_ input: SageMaker.AddTags.Input) async throws -> SageMaker.AddTags.Output {
        try await requireResource(input.resourceArn)
        let tags = try input.tags.map(ResourceTag.init(checking:))
        do {
            try await store.add(tags, to: input.resourceArn, limit: Self.maxTags)
        } catch let error as TagLimitExceeded {
            throw AWSError(
                code: "ResourceLimitExceeded",
                message: "The resource '\(input.resourceArn)' cannot have more than \(error.limit) tags.")
        }
        return .init(tags: try await store.tags(of: input.resourceArn, limit: Self.maxTags).map(SageMaker.Tag.init))
    }

    private func delete(_ input: SageMaker.DeleteTags.Input) async throws -> SageMaker.DeleteTags.Output {
        try await requireResource(input.resourceArn)
        try await store.remove(input.tagKeys, from: input.resourceArn)
        return .init()
    }

    private func list(_ input: SageMaker.ListTags.Input) async throws -> SageMaker.ListTags.Output {
        try await requireResource(input.resourceArn)
        let after = try input.nextToken.map {
            try pageTokens.open($0, operation: Self.listOperation, filters: [input.resourceArn])
        }
        let size = input.maxResults ?? Self.maxTags
        let tags = try await store.tags(of: input.resourceArn, after: after ?? "", limit: size + 1)
        let page = tags.prefix(size)
        var next: String?
        if tags.count > size, let last = page.last {
            next = try pageTokens.seal(last.name, operation: Self.listOperation, filters: [input.resourceArn])
        }
        return .init(tags: page.map(SageMaker.Tag.init), nextToken: next)
    }

    private func requireResource(_ arn: String) async throws {
        guard try await resourceExists(arn) else {
            throw AWSError(code: "ResourceNotFound", message: "The resource '\(arn)' does not exist.")
        }
    }
}
