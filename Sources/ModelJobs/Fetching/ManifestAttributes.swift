import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage

/// Which attributes of an augmented manifest hold the object and its label, where nobody has named them (09/AML-33): the
/// object is in `source-ref` or `source`, the label beside its `<label>-metadata`.
struct ManifestAttributes: Sendable, Hashable {
    let content: String
    let label: String

    private static let contents = ["source-ref", "source"]
    private static let metadataSuffix = "-metadata"
    private static let maxLineBytes: Int64 = 1 << 20

    /// Nil for a line that is no such record.
    init?(line: [UInt8]) {
        guard let record = try? JSONValue(parsing: line), let members = record.members else { return nil }
        let names = members.map(\.key)
        guard let content = Self.contents.first(where: names.contains),
            let label = names.first(where: { names.contains($0 + Self.metadataSuffix) })
        else { return nil }
        self.content = content
        self.label = label
    }

    /// Looks at the first line of a manifest.
    static func read(_ location: S3URI, from objectStore: any ObjectStore) async throws(ModelJobFailure) -> ManifestAttributes {
        var start: [UInt8] = []
        do {
            for try await chunk in try await objectStore.read(location).body {
                start += Array(buffer: chunk)
                if start.contains(UInt8(ascii: "\n")) || start.count > maxLineBytes { break }
            }
        } catch let error as ObjectStoreError {
            throw ModelJobFailure(error, at: location)
        } catch {
            throw .cancelled
        }
        guard let attributes = ManifestAttributes(line: Array(start.prefix { $0 != UInt8(ascii: "\n") })) else {
            throw .client("The first line of \(location) has no source-ref with a label and its metadata.")
        }
        return attributes
    }
}
