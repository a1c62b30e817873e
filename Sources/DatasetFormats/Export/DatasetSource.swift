package import Foundation

/// Where a manifest and the files it names are read from.
package struct DatasetSource: Sendable {
    /// What errors and the report call it.
    package let name: String
    /// Opens the manifest; each call reads it from its start.
    package let manifest: @Sendable () async throws -> AsyncThrowingStream<[UInt8], any Error>
    /// The bytes of a file that a record names, by its S3 URI or path. Throws when it cannot be read.
    package let file: @Sendable (_ location: String) async throws -> [UInt8]

    package init(
        name: String, manifest: @escaping @Sendable () async throws -> AsyncThrowingStream<[UInt8], any Error>,
        file: @escaping @Sendable (_ location: String) async throws -> [UInt8]
    ) {
        self.name = name
        self.manifest = manifest
        self.file = file
    }

    /// Bytes read from a local file at once.
    private static let chunkBytes = 1 << 20

    /// A manifest on local disk. Files with an S3 URI are read by `remoteFile`.
    package static func local(
        _ url: URL, remoteFile: @escaping @Sendable (_ location: String) async throws -> [UInt8]
    ) -> DatasetSource {
        DatasetSource(
            name: url.path, manifest: { try chunks(of: url) },
            file: { location in
                guard location.contains("://") else {
                    return [UInt8](try Data(contentsOf: URL(filePath: location, relativeTo: url.deletingLastPathComponent())))
                }
                return try await remoteFile(location)
            })
    }

    private static func chunks(of url: URL) throws(DatasetFormatError) -> AsyncThrowingStream<[UInt8], any Error> {
        let handle: FileHandle
        do { handle = try FileHandle(forReadingFrom: url) } catch {
            throw .unreadable(path: url.path, reason: error.localizedDescription)
        }
        return AsyncThrowingStream { try handle.read(upToCount: chunkBytes).flatMap { $0.isEmpty ? nil : [UInt8]($0) } }
    }
}
