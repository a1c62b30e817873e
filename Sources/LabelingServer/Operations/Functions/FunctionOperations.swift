import AWSWire
import FunctionRuntime
import LabelingDomain
import NIOCore
import ObjectStorage
import ServiceShapes

/// The operations on functions.
struct FunctionOperations: Sendable {
    let catalog: FunctionCatalog
    let runner: FunctionRunner
    let events: EventQueue
    let objectStore: any ObjectStore
    let pageTokens: PageToken
    let codeLinks: CodeLinks

    private static let defaultPageSize = 50
    private static let listing = "ListFunctions"

    func register(on operations: inout OperationRegistry) {
        operations.register(Lambda.CreateFunction.self) { input, _ in try await create(input) }
        operations.register(Lambda.GetFunction.self) { try await get($0, $1) }
        operations.register(Lambda.GetFunctionConfiguration.self) { input, _ in
            try await function(input.functionName, input.qualifier).output(Lambda.GetFunctionConfiguration.Output.self)
        }
        operations.register(Lambda.UpdateFunctionCode.self) { input, _ in try await updateCode(input) }
        operations.register(Lambda.UpdateFunctionConfiguration.self) { input, _ in try await updateConfiguration(input) }
        operations.register(Lambda.ListFunctions.self) { input, _ in try await list(input) }
        operations.register(Lambda.DeleteFunction.self) { input, _ in
            try await catalog.delete(function(input.functionName, input.qualifier))
            return .init(statusCode: 204)
        }
        operations.register(Lambda.Invoke.self) { try await invoke($0, $1) }
    }

    /// The function called so, in the version that the qualifier names.
    func function(_ name: String, _ qualifier: String?) async throws -> FunctionDeployment {
        try await catalog.function(qualifier.map { "\(name):\($0)" } ?? name)
    }

    private func create(_ input: Lambda.CreateFunction.Input) async throws -> Lambda.CreateFunction.Output {
        let configuration = try FunctionSettings(input).configuration(changing: nil)
        guard let name = FunctionName(input.functionName), name.qualifier == nil else {
            throw FunctionError.invalid("The function name '\(input.functionName)' must not have a qualifier.")
        }
        let place = CodePlace(
            zipFile: input.code.zipFile?.bytes, bucket: input.code.s3Bucket, key: input.code.s3Key,
            version: input.code.s3ObjectVersion)
        let code = try await place.read(from: objectStore)
        return try await catalog.create(name.name, configuration, package: code).output(Lambda.CreateFunction.Output.self)
    }

    private func get(
        _ input: Lambda.GetFunction.Input, _ context: OperationContext
    ) async throws -> Lambda.GetFunction.Output {
        let function = try await function(input.functionName, input.qualifier)
        return .init(
            configuration: function.shape,
            code: .init(repositoryType: "S3", location: try codeLinks.link(to: function.code, now: context.now)),
            tags: function.configuration.tags.isEmpty ? nil : function.configuration.tags)
    }

    private func updateCode(_ input: Lambda.UpdateFunctionCode.Input) async throws -> Lambda.UpdateFunctionCode.Output {
        try FunctionSettings.refuse([
            ("ImageUri", input.imageUri != nil), ("SourceKMSKeyArn", input.sourceKMSKeyArn != nil),
            ("PublishTo", input.publishTo != nil),
        ])
        let old = try await unchanged(input.functionName, revision: input.revisionId)
        let place = CodePlace(
            zipFile: input.zipFile?.bytes, bucket: input.s3Bucket, key: input.s3Key, version: input.s3ObjectVersion)
        let code = try await place.read(from: objectStore)
        if input.dryRun == true {
            try FunctionCatalog.check(code)
            return try old.output(Lambda.UpdateFunctionCode.Output.self)
        }
        var configuration = old.configuration
        if let architecture = input.architectures?.first { configuration.architecture = architecture }
        return try await catalog.update(old, configuration, package: code).output(Lambda.UpdateFunctionCode.Output.self)
    }

    private func updateConfiguration(
        _ input: Lambda.UpdateFunctionConfiguration.Input
    ) async throws -> Lambda.UpdateFunctionConfiguration.Output {
        let old = try await unchanged(input.functionName, revision: input.revisionId)
        let configuration = try FunctionSettings(input).configuration(changing: old.configuration)
        return try await catalog.update(old, configuration).output(Lambda.UpdateFunctionConfiguration.Output.self)
    }

    /// The function, when it still has the revision that the caller has seen.
    private func unchanged(_ name: String, revision: String?) async throws -> FunctionDeployment {
        let function = try await catalog.function(name)
        if let revision, revision != function.revision { throw FunctionError.changed(name: function.name) }
        return function
    }

    private func list(_ input: Lambda.ListFunctions.Input) async throws -> Lambda.ListFunctions.Output {
        let size = min(input.maxItems ?? Self.defaultPageSize, Self.defaultPageSize)
        var start = ""
        if let marker = input.marker {
            do {
                start = try pageTokens.open(marker, operation: Self.listing)
            } catch {
                throw FunctionError.invalid("The marker '\(marker)' is none that this listing gave.")
            }
        }
        let found = try await catalog.functions(after: start, limit: size + 1)
        let page = found.prefix(size)
        let next = found.count > size ? page.last.map(\.name) : nil
        return .init(
            nextMarker: try next.map { try pageTokens.seal($0, operation: Self.listing) }, functions: page.map(\.shape))
    }
}
