package import AutoMLCore
import Foundation

/// Reads data from this machine or from S3, with the images that they name.
package struct DataLoader: Sendable {
    private let access: RemoteAccess?
    /// Where fetched objects lie until the loader goes away.
    private let scratch: ScratchFolder

    /// - Parameter access: nil when there are no credentials for S3.
    package init(access: RemoteAccess?) throws(AutoMLToolError) {
        self.access = access
        scratch = try ScratchFolder()
    }

    /// Reads the file or folder at `path`, which may be `s3://bucket/key`. Objects that cannot be fetched are missing values,
    /// and counted.
    package func load(_ path: String, options: ReadingOptions = ReadingOptions()) async throws -> TableReading {
        let isRemote = path.hasPrefix("s3://")
        let url = isRemote ? try await withFiles(path) { try await $0.fetch(path) } : URL(filePath: path)
        var reading = try TableReader(options: options).read(url)
        for (index, column) in reading.table.columns.enumerated() where column.kind == .image {
            guard let names = column.strings, let first = names.first(where: { $0?.hasPrefix("s3://") ?? false }) ?? nil else { continue }
            let fetched = try await withFiles(first) { try await $0.fetch(all: names) }
            reading.table.columns[index] = Column(name: column.name, kind: .image, values: .strings(fetched.paths))
            if !fetched.failures.isEmpty {
                reading.issues.badCells.append(
                    ReadingIssues.BadCells(
                        column: column.name, kind: .image, count: names.count { name in fetched.failures.contains { $0.name == name } },
                        examples: fetched.failures.prefix(3).map { "\($0.name): \($0.reason)" }))
            }
        }
        return reading
    }

    private func withFiles<Value: Sendable>(_ uri: String, _ body: (RemoteFiles) async throws -> Value) async throws -> Value {
        guard let access else { throw AutoMLToolError.noAccess(uri: uri) }
        return try await RemoteFiles.open(access, folder: scratch.url, body)
    }
}
