import Foundation
import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage

/// Lays out an augmented manifest: `manifest.jsonl` with the wanted attributes of each line in their order, the files that
/// `-ref` attributes name in `objects/`, and their paths in the place of their URIs (05/AUG-5 to AUG-10).
struct AugmentedManifestFetch: Sendable {
    let fetch: ChannelFetch
    let attributeNames: [String]

    private static let fileName = "manifest.jsonl"
    private static let objectFolder = "objects"
    private static let referenceSuffix = "-ref"
    private static let lineFeed = UInt8(ascii: "\n")

    func run(_ location: S3URI) async throws(ModelJobFailure) {
        do {
            let file = fetch.folder.appending(path: Self.fileName)
            guard FileManager.default.createFile(atPath: file.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            var splitter = LineSplitter(maxLineBytes: fetch.limits.maxManifestBytes)
            var lineCount = 0
            for try await chunk in try await fetch.objectStore.read(location).body {
                lineCount += try await write(try splitter.append(Array(buffer: chunk)), to: handle)
            }
            if let last = try splitter.finish() { lineCount += try await write([last], to: handle) }
            guard lineCount > 0 else { throw ModelJobFailure.client("The manifest \(location) has no lines.") }
        } catch let error as ModelJobFailure {
            throw error
        } catch let error as ObjectStoreError {
            throw ModelJobFailure(error, at: location)
        } catch let error as LineSplitter.LineTooLong {
            throw .client("Line \(error.line) of \(location) is longer than \(fetch.limits.maxManifestBytes) bytes.")
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .service("The manifest \(location) could not be copied to this machine.")
        }
    }

    /// Writes the lines, after their files; returns how many were not blank.
    private func write(_ lines: [LineSplitter.Line], to handle: FileHandle) async throws -> Int {
        var items: [ChannelFetch.Item] = []
        var bytes: [UInt8] = []
        var count = 0
        for line in lines where !line.bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
            let record = try self.record(line, &items)
            record.print(into: &bytes)
            bytes.append(Self.lineFeed)
            count += 1
        }
        try await fetch.fetch(items)
        try Task.checkCancellation()
        try handle.write(contentsOf: bytes)
        return count
    }

    private func record(_ line: LineSplitter.Line, _ items: inout [ChannelFetch.Item]) throws(ModelJobFailure) -> JSONValue {
        guard let object = try? JSONValue(parsing: line.bytes), object.members != nil else {
            throw .client("Line \(line.number) of \(fetch.channel.uri) is not a JSON object.")
        }
        var members: [JSONValue.Member] = []
        for name in attributeNames {
            guard let value = object[name] else {
                throw .client("Line \(line.number) of \(fetch.channel.uri) has no attribute '\(name)', which AttributeNames lists.")
            }
            guard name.hasSuffix(Self.referenceSuffix) else {
                members.append(JSONValue.Member(name, value))
                continue
            }
            guard let text = value.string, let location = S3URI(text), let file = location.key.split(separator: "/").last else {
                throw .client("Line \(line.number) of \(fetch.channel.uri): '\(name)' is not the S3 URI of an object.")
            }
            let path = "\(Self.objectFolder)/\(line.number)-\(name)-\(file)"
            items.append(ChannelFetch.Item(location: location, path: path))
            members.append(JSONValue.Member(name, .string(path)))
        }
        return .object(members)
    }
}
