import AsyncHTTPClient
import Foundation
import LabelingDomain
import Logging
import NIOCore
import ObjectStorage

/// Fetches objects of S3 into files.
struct RemoteFiles: Sendable {
    /// Objects that are fetched at the same time.
    private static let maxConcurrent = 16

    let store: RemoteObjectStore
    let folder: URL

    /// Calls `body` with a store that is open until it returns.
    static func open<Value: Sendable>(
        _ access: RemoteAccess, folder: URL, _ body: (RemoteFiles) async throws -> Value
    ) async throws -> Value {
        let client = HTTPClient(configuration: RemoteObjectStore.clientConfiguration)
        let store = RemoteObjectStore(
            endpoint: access.endpoint, credentials: access.credentials, region: access.region, client: client,
            logger: Logger(label: "automl.objects") { _ in SwiftLogNoOpLogHandler() })
        do {
            let value = try await body(RemoteFiles(store: store, folder: folder))
            try await client.shutdown()
            return value
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    /// The object of this name, or a folder of all those that begin with it.
    func fetch(_ text: String) async throws(AutoMLToolError) -> URL {
        let location = try Self.location(text)
        do {
            if !location.key.isEmpty, !location.key.hasSuffix("/"), try await store.exists(location) {
                return try await fetch(location, to: folder.appending(path: Self.fileName(location.key)))
            }
            let target = folder.appending(path: "data")
            let prefix = location.key.isEmpty || location.key.hasSuffix("/") ? location.key : location.key + "/"
            let keys = try await keys(in: location.bucket, prefix: prefix)
            guard !keys.isEmpty else { throw AutoMLToolError.notFetched(uri: text, reason: "there is no object of this name or below it") }
            let places = keys.map { (S3URI(bucket: location.bucket, key: $0), target.appending(path: String($0.dropFirst(prefix.count)))) }
            let failed = try await fetchAll(places)
            if let first = failed.first { throw AutoMLToolError.notFetched(uri: "\(first.0)", reason: first.1) }
            return target
        } catch {
            throw Self.failure(text, error)
        }
    }

    /// Fetches the objects that `names` tell and puts the paths of their files in the places of the names; nil for those that
    /// could not be fetched, and why.
    func fetch(all names: [String?]) async throws -> (paths: [String?], failures: [(name: String, reason: String)]) {
        let wanted = Set(names.compactMap { $0 }.filter { $0.hasPrefix("s3://") }).sorted()
        let places = try wanted.enumerated().map { index, name in
            let location = try Self.location(name)
            return (location, folder.appending(path: "objects/\(index)-\(Self.fileName(location.key))"))
        }
        let failures = try await fetchAll(places).map { (name: "\($0.0)", reason: $0.1) }
        let failed = Set(failures.map(\.name))
        let paths = Dictionary(
            zip(wanted, places).map { ($0, failed.contains("\($1.0)") ? nil : $1.1.path) }, uniquingKeysWith: { first, _ in first })
        return (names.map { name in name.flatMap { paths[$0] ?? $0 } }, failures)
    }

    private func fetchAll(_ places: [(S3URI, URL)]) async throws -> [(S3URI, String)] {
        try await withThrowingTaskGroup(of: (S3URI, String)?.self) { group in
            var (failures, waiting) = ([(S3URI, String)](), places[...])
            func start(_ place: (S3URI, URL)) {
                group.addTask {
                    do {
                        _ = try await fetch(place.0, to: place.1)
                        return nil
                    } catch ObjectStoreError.noSuchKey {
                        return (place.0, "there is no such object")
                    }
                }
            }
            for place in waiting.prefix(Self.maxConcurrent) { start(place) }
            waiting = waiting.dropFirst(Self.maxConcurrent)
            while let result = try await group.next() {
                if let result { failures.append(result) }
                if let place = waiting.popFirst() { start(place) }
            }
            return failures
        }
    }

    private func fetch(_ location: S3URI, to file: URL) async throws -> URL {
        let reading = try await store.read(location)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        for try await chunk in reading.body { try handle.write(contentsOf: Data(chunk.readableBytesView)) }
        return file
    }

    private func keys(in bucket: String, prefix: String) async throws -> [String] {
        var (keys, request) = ([String](), ListRequest(bucket: bucket, prefix: prefix))
        while true {
            let page = try await store.list(request)
            keys += page.objects.map(\.key).filter { !$0.hasSuffix("/") && !$0.split(separator: "/").contains("..") }
            guard let next = page.next else { return keys }
            request.startAfter = next
        }
    }

    private static func location(_ text: String) throws(AutoMLToolError) -> S3URI {
        guard let location = S3URI(text) else { throw .notFetched(uri: text, reason: "write it as s3://bucket/key") }
        return location
    }

    private static func fileName(_ key: String) -> String { key.split(separator: "/").last.map(String.init) ?? "object" }

    private static func failure(_ uri: String, _ error: any Error) -> AutoMLToolError {
        switch error {
        case let error as AutoMLToolError: error
        case ObjectStoreError.noSuchBucket(let bucket): .notFetched(uri: uri, reason: "there is no bucket \(bucket)")
        case ObjectStoreError.refused(let code, let message): .notFetched(uri: uri, reason: "\(code): \(message)")
        default: .notFetched(uri: uri, reason: "\(error)")
        }
    }
}
