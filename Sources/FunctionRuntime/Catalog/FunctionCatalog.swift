import Crypto
import Foundation
package import LabelingDomain
import NIOCore
package import ObjectStorage
package import Persistence

/// The functions of the account: their records in the database, their code in a bucket of the service's own.
package struct FunctionCatalog: Sendable {
    private let store: FunctionStore
    private let objectStore: any ObjectStore
    private let account: String
    private let region: String
    private let retire: @Sendable (_ functionARN: String) async -> Void
    private let now: @Sendable () -> Timestamp

    /// - Parameter retire: told of every function that was changed or deleted.
    package init(
        store: FunctionStore, objectStore: any ObjectStore, account: String, region: String,
        retire: @escaping @Sendable (_ functionARN: String) async -> Void, now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.objectStore = objectStore
        self.account = account
        self.region = region
        self.retire = retire
        self.now = now
    }

    /// The ARN of the account's function called `name`.
    package func arn(of name: String) -> String {
        ARN(service: "lambda", region: region, account: account, resource: "function:\(name)").description
    }

    /// The function that `text` names. Throws `FunctionError.notFound`.
    package func function(_ text: String) async throws -> FunctionDeployment {
        guard let name = FunctionName(text) else { throw FunctionError.notFound(arn: text) }
        guard name.isOf(account: account, region: region),
            let row = try await store.function(account: account, name: name.name)
        else {
            let qualifier = name.qualifier.map { ":\($0)" } ?? ""
            throw FunctionError.notFound(arn: arn(of: name.name) + qualifier)
        }
        return try deployment(row)
    }

    /// The functions after the one called `name`, by name.
    package func functions(after name: String, limit: Int) async throws -> [FunctionDeployment] {
        try await store.functions(account: account, after: name, limit: limit).map(deployment)
    }

    /// Throws `FunctionError.exists`, or what is wrong with the code.
    package func create(
        _ name: String, _ configuration: FunctionConfiguration, package code: [UInt8]
    ) async throws -> FunctionDeployment {
        if try await store.function(account: account, name: name) != nil { throw FunctionError.exists(name: name) }
        let stored = try await keep(code, of: name)
        let row = try row(name, configuration, stored)
        guard try await store.create(row) else { throw FunctionError.exists(name: name) }
        return try deployment(row)
    }

    /// Replaces the code, the configuration or both of a function that is still as `old` says.
    ///
    /// Throws `FunctionError.changed`, or what is wrong with the code.
    package func update(
        _ old: FunctionDeployment, _ configuration: FunctionConfiguration? = nil, package code: [UInt8]? = nil
    ) async throws -> FunctionDeployment {
        var stored = StoredCode(place: old.code, sha256: old.codeSHA256, size: old.codeSize)
        if let code { stored = try await keep(code, of: old.name) }
        let row = try row(old.name, configuration ?? old.configuration, stored)
        guard try await store.replace(row, revision: old.revision) else { throw FunctionError.changed(name: old.name) }
        await retire(old.arn)
        if code != nil { try await objectStore.delete(old.code) }
        return try deployment(row)
    }

    package func delete(_ function: FunctionDeployment) async throws {
        guard try await store.delete(account: account, name: function.name) else {
            throw FunctionError.notFound(arn: function.arn)
        }
        await retire(function.arn)
        try await objectStore.delete(function.code)
    }

    /// Checks a package as `create` does, without keeping it.
    package static func check(_ code: [UInt8]) throws(FunctionError) {
        let limits = ZipLimits()
        guard code.count <= limits.maxPackageBytes else {
            throw .codeTooLarge(code.count, limit: limits.maxPackageBytes)
        }
        do {
            try ZipArchive(code, limits: limits).verify()
        } catch {
            throw .invalid(error.description)
        }
    }

    /// The SHA-256 of a package, in Base64.
    package static func digest(of code: [UInt8]) -> String {
        Data(SHA256.hash(data: code)).base64EncodedString()
    }

    private struct StoredCode {
        let place: S3URI
        let sha256: String
        let size: Int
    }

    /// Each upload has a place of its own, so that a new package never mixes with what an old one is unpacked from.
    private func keep(_ code: [UInt8], of name: String) async throws -> StoredCode {
        try Self.check(code)
        let bucket = "groundwork-functions-\(account)"
        do {
            _ = try await objectStore.bucket(bucket)
        } catch .noSuchBucket {
            try await objectStore.createBucket(bucket, region: region, owner: account)
        }
        guard let place = S3URI("s3://\(bucket)/\(name)/\(UUID().uuidString.lowercased()).zip") else {
            throw FunctionError.invalid("The function name '\(name)' cannot name a file.")
        }
        try await objectStore.write(ByteBuffer(bytes: code), to: place, contentType: "application/zip")
        return StoredCode(place: place, sha256: Self.digest(of: code), size: code.count)
    }

    private func row(
        _ name: String, _ configuration: FunctionConfiguration, _ code: StoredCode
    ) throws -> FunctionRow {
        let json = String(decoding: try JSONEncoder().encode(configuration), as: UTF8.self)
        return FunctionRow(
            account: account, name: name, configuration: json, codeURI: code.place.description,
            codeSHA256: code.sha256, codeSize: code.size, revision: UUID().uuidString.lowercased(),
            modifiedAt: now().microseconds)
    }

    private func deployment(_ row: FunctionRow) throws -> FunctionDeployment {
        guard let place = S3URI(row.codeURI) else { throw FunctionError.notFound(arn: arn(of: row.name)) }
        return FunctionDeployment(
            arn: arn(of: row.name), name: row.name,
            configuration: try JSONDecoder().decode(FunctionConfiguration.self, from: Data(row.configuration.utf8)),
            code: place, codeSHA256: row.codeSHA256, codeSize: row.codeSize, revision: row.revision,
            modifiedAt: Timestamp(microseconds: row.modifiedAt))
    }
}
