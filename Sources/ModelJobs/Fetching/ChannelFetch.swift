import Foundation
import LabelingDomain
import Manifests
import ObjectStorage

/// Brings the data of a channel to a folder, in the layout of a training container.
struct ChannelFetch: Sendable {
    let objectStore: any ObjectStore
    let limits: FetchLimits
    let channel: DataChannel
    let folder: URL

    /// An object of the channel and the file that it becomes.
    struct Item: Sendable, Hashable {
        let location: S3URI
        let path: String
    }

    /// Fetches everything. Returns the fetched objects of a prefix or a manifest, in their order.
    @discardableResult
    func run() async throws(ModelJobFailure) -> [Item] {
        guard let location = S3URI(channel.uri) else { throw .client("\(channel.uri) is not an S3 URI.") }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .service("The folder of channel '\(channel.name)' could not be made.")
        }
        switch channel.source {
        case .prefix:
            let items = try await listed(location)
            try await fetch(items)
            return items
        case .manifest:
            let items = try await named(in: location)
            try await fetch(items)
            return items
        case .augmentedManifest(let attributeNames):
            try await AugmentedManifestFetch(fetch: self, attributeNames: attributeNames).run(location)
            return []
        }
    }

    /// The objects whose keys begin with the key of `prefix`.
    private func listed(_ prefix: S3URI) async throws(ModelJobFailure) -> [Item] {
        var items: [Item] = []
        var request = ListRequest(bucket: prefix.bucket, prefix: prefix.key)
        var bytes: Int64 = 0
        while true {
            let page: ObjectListing
            do { page = try await objectStore.list(request) } catch { throw ModelJobFailure(error, at: prefix) }
            for object in page.objects {
                guard let path = RelativePath(key: object.key, under: prefix.key) else { continue }
                bytes += object.size
                items.append(Item(location: S3URI(bucket: prefix.bucket, key: object.key), path: path.text))
            }
            guard bytes <= limits.maxBytes, items.count <= limits.maxFiles else {
                throw .client("\(prefix) holds more than \(limits.maxFiles) objects or \(limits.maxBytes) bytes.")
            }
            guard let next = page.next else { break }
            request.startAfter = next
        }
        guard !items.isEmpty else { throw .client("No S3 objects found under S3 URL \"\(prefix)\" given in input data source.") }
        return items
    }

    /// The objects that a manifest names: its first element is `{"prefix": …}`, the rest are keys (09/AML-33).
    private func named(in manifest: S3URI) async throws(ModelJobFailure) -> [Item] {
        let bytes = try await ObjectDownload(objectStore: objectStore).bytes(manifest, limit: limits.maxManifestBytes)
        guard let elements = (try? JSONValue(parsing: bytes))?.array, let prefix = elements.first?["prefix"]?.string,
            let folder = S3URI(prefix)
        else {
            throw .client("The manifest \(manifest) is not a JSON array that begins with {\"prefix\": \"s3://…\"}.")
        }
        var items: [Item] = []
        for element in elements.dropFirst() {
            guard let name = element.string else { throw .client("The manifest \(manifest) names an object that is not a text.") }
            let location = S3URI(bucket: folder.bucket, key: folder.key + name)
            guard let path = RelativePath(key: location.key, under: folder.key) else {
                throw .client("The manifest \(manifest) names '\(name)', which cannot be a file.")
            }
            items.append(Item(location: location, path: path.text))
        }
        guard !items.isEmpty, items.count <= limits.maxFiles else {
            throw .client("The manifest \(manifest) names no object, or more than \(limits.maxFiles).")
        }
        return items
    }

    /// Copies the objects, some at the same time.
    func fetch(_ items: [Item]) async throws(ModelJobFailure) {
        let download = ObjectDownload(objectStore: objectStore)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, item) in items.enumerated() {
                    if number >= limits.concurrentFiles { try await group.next() }
                    group.addTask {
                        try await download.file(item.location, to: folder.appending(path: item.path), unpacking: channel.isGzip)
                    }
                }
                try await group.waitForAll()
            }
        } catch let error as ModelJobFailure {
            throw error
        } catch {
            throw .cancelled
        }
    }
}
