import AWSWire
import Crypto
import Foundation
import Hummingbird
import HummingbirdTesting
import LabelingDomain
import Logging
import Persistence
import Testing
import Workforce

@testable import LabelingServer

/// The operations and the portal's sign-in around one workforce, over a database of their own.
struct WorkforceTestServer {
    let services: WorkforceServices
    let operations: OperationRegistry
    let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// What the test client names as the host of its requests.
    static let portalURL = "http://localhost"

    static func run(_ body: (WorkforceTestServer) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appending(path: "groundwork.sqlite").path)
        try await Migrator().migrate(database, now: 0)
        let services = WorkforceServices(
            .init(
                place: Place(accountID: "123456789012", region: "us-east-1"),
                portalURL: try #require(URL(string: portalURL)), organizationName: "Example"),
            database: database, sealingKey: SymmetricKey(size: .bits256), hasher: try PasswordHasher(isCheap: true),
            now: { Timestamp(microseconds: 1_800_000_000_000_000) }, logger: Logger(label: "test"))
        try await body(
            WorkforceTestServer(services: services, operations: registry(services, TagStore(database: database))))
        await database.close()
    }

    private static func registry(_ services: WorkforceServices, _ tags: TagStore) -> OperationRegistry {
        var operations = OperationRegistry()
        let tokens = PageToken(key: SymmetricKey(size: .bits256))
        UserPoolOperations(services: services, tags: tags, pageTokens: tokens).register(on: &operations)
        UserPoolDomainOperations(services: services).register(on: &operations)
        UserPoolClientOperations(services: services, pageTokens: tokens).register(on: &operations)
        UserGroupOperations(services: services, pageTokens: tokens).register(on: &operations)
        UserOperations(services: services, pageTokens: tokens).register(on: &operations)
        UserPasswordOperations(services: services).register(on: &operations)
        SignInOperations(services: services).register(on: &operations)
        WorkforceOperations(services: services, portalHost: "127.0.0.1:9081").register(on: &operations)
        WorkteamOperations(services: services, portalHost: "127.0.0.1:9081", pageTokens: tokens)
            .register(on: &operations)
        return operations
    }

    /// Performs an operation as the pipeline does once it has read and checked the input; errors are AWS's.
    func call<Operation: AWSOperation>(
        _ operation: Operation.Type, _ input: Operation.Input
    ) async throws -> Operation.Output {
        let descriptor = Operation.descriptor
        let entry = try #require(
            operations.entry(targetPrefix: descriptor.service.targetPrefix, name: descriptor.name))
        let context = OperationContext(
            requestID: "r", principal: nil, region: "us-east-1", accountID: "123456789012", now: now,
            logger: Logger(label: "test"))
        do {
            let fields = try await entry.perform(input.fields, context)
            return try Operation.Output(fields: WireFields(fields, descriptor.output))
        } catch {
            throw AWSErrorTable.answer(for: error, of: descriptor.service)
        }
    }

    /// The code with which an operation is refused; nil when it succeeds.
    func refusal<Operation: AWSOperation>(
        _ operation: Operation.Type, _ input: Operation.Input
    ) async throws -> String? {
        do {
            _ = try await call(operation, input)
            return nil
        } catch let error as AWSError {
            return error.code
        }
    }
}
