import DatasetFormats
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Labels of jobs in other tools' formats, as archives that browsers download.
struct ConsoleExports: Sendable {
    let datasets: StoredDatasets

    /// Bytes read from a file at once.
    private static let chunkBytes = 256 << 10

    /// Writes the labels of the job `name` into a folder of their own, for `body` to send; the folder goes afterwards.
    /// Throws `PortalError`.
    func archive(of name: String, format: DatasetFormat) async throws -> ResponseBody {
        guard let dataset = try await datasets.job(named: name) else { throw PortalError.noJob }
        let folder = FileManager.default.temporaryDirectory.appending(path: "groundwork-export-\(UUID().uuidString)")
        do {
            _ = try await ExportRequest(
                source: dataset.source, format: format, attribute: dataset.attribute, folder: folder, copiesFiles: false
            ).run()
        } catch {
            try? FileManager.default.removeItem(at: folder)
            guard let error = error as? DatasetFormatError else { throw error }
            throw PortalError(status: .conflict, code: "NotExportable", message: "\(error)")
        }
        return ResponseBody { writer in
            defer { try? FileManager.default.removeItem(at: folder) }
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
                try await Self.send(path, in: folder, to: &writer)
            }
            try await writer.write(ByteBuffer(bytes: TarHeader.end))
            try await writer.finish(nil)
        }
    }

    private static func send(_ path: String, in folder: URL, to writer: inout any ResponseBodyWriter) async throws {
        let file = folder.appending(path: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? Int else { return }
        let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        guard let header = TarHeader(path: path, size: size, modifiedAt: Int(time)) else { return }
        try await writer.write(ByteBuffer(bytes: header.bytes))
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        while let chunk = try handle.read(upToCount: chunkBytes), !chunk.isEmpty {
            try await writer.write(ByteBuffer(bytes: chunk))
        }
        try await writer.write(ByteBuffer(bytes: TarHeader.padding(after: size)))
    }
}
