import Foundation
import LabelingDomain
import NIOCore
import ObjectStorage

/// Stores files of this machine as objects.
struct FileUpload: Sendable {
    let objectStore: any ObjectStore

    private static let chunkBytes = 1_048_576

    /// Stores one file.
    func file(_ file: URL, to location: S3URI, contentType: String = "application/octet-stream") async throws(ModelJobFailure) {
        do {
            let handle = try FileHandle(forReadingFrom: file)
            defer { try? handle.close() }
            let body = ObjectBody { { try handle.read(upToCount: Self.chunkBytes).map { ByteBuffer(bytes: $0) } } }
            try await objectStore.write(location, body: body, contentType: contentType)
        } catch let error as ObjectStoreError {
            throw ModelJobFailure(error, at: location)
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .service("\(location) could not be written.")
        }
    }

    /// Stores every file below a folder under its path; returns the paths.
    @discardableResult
    func folder(_ folder: URL, to location: S3URI) async throws(ModelJobFailure) -> [String] {
        let paths = FolderFiles(folder).paths
        for path in paths {
            try await file(folder.appending(path: path), to: location.appending(path), contentType: ContentType(path: path).text)
        }
        return paths
    }
}
