import Foundation
import LabelingDomain
import NIOCore
import ObjectStorage

/// Brings objects to files.
struct ObjectDownload: Sendable {
    let objectStore: any ObjectStore

    /// Copies an object to a file, with the folders above it.
    func file(_ location: S3URI, to file: URL, unpacking: Bool = false) async throws(ModelJobFailure) {
        do {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            guard FileManager.default.createFile(atPath: file.path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
            let handle = try FileHandle(forWritingTo: file)
            defer { try? handle.close() }
            let reading = try await objectStore.read(location)
            for try await chunk in reading.body {
                try Task.checkCancellation()
                try handle.write(contentsOf: Data(chunk.readableBytesView))
            }
        } catch let error as ObjectStoreError {
            throw ModelJobFailure(error, at: location)
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .service("\(location) could not be copied to this machine: \(error.localizedDescription)")
        }
        if unpacking { try unpack(file, of: location) }
    }

    /// A small object.
    func bytes(_ location: S3URI, limit: Int) async throws(ModelJobFailure) -> [UInt8] {
        do {
            return Array(buffer: try await objectStore.data(at: location, limit: limit))
        } catch {
            throw ModelJobFailure(error, at: location)
        }
    }

    /// Replaces a gzip file by what it holds; its name loses `.gz`.
    private func unpack(_ file: URL, of location: S3URI) throws(ModelJobFailure) {
        let unpacked = file.pathExtension == "gz" ? file.deletingPathExtension() : file.appendingPathExtension("unpacked")
        do {
            try GzipFile.unpack(file, to: unpacked)
            try FileManager.default.removeItem(at: file)
            if file.pathExtension != "gz" { try FileManager.default.moveItem(at: unpacked, to: file) }
        } catch {
            throw .client("\(location) is not compressed with gzip.")
        }
    }
}
