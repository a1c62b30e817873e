package import DatasetFormats
import Foundation
import JobEngine
package import LabelingDomain
import NIOCore
import ObjectStorage
import Persistence

/// The datasets that this installation holds, as sources of exports: what jobs wrote, and manifests in its buckets.
package struct StoredDatasets: Sendable {
    private let jobs: LabelingJobStore
    private let objectStore: any ObjectStore
    private let accountID: String

    /// The largest file copied into an export, in bytes: above what an image may have (01/COM-10).
    package static let maxFileBytes = 64 << 20

    init(database: any Database, objectStore: any ObjectStore, accountID: String) {
        jobs = LabelingJobStore(database: database)
        self.objectStore = objectStore
        self.accountID = accountID
    }

    /// A dataset and, where it is a job's, the name of its label attribute.
    package struct Dataset: Sendable {
        package let source: DatasetSource
        package let attribute: String?
    }

    /// The output of the labeling job of that name; while the job runs, what is labeled so far. Nil when there is none.
    package func job(named name: String) async throws -> Dataset? {
        guard let row = try await jobs.job(account: accountID, name: name) else { return nil }
        let specification = try row.decodedSpecification()
        let running = S3URI(specification.outputPath)?
            .appending("\(specification.name)/annotations/intermediate/1/annotations.manifest")
        guard let place = row.outputURI.flatMap({ S3URI($0) }) ?? running else { return nil }
        return Dataset(source: source(at: place), attribute: specification.labelAttributeName)
    }

    /// A manifest in a bucket.
    package func source(at place: S3URI) -> DatasetSource {
        DatasetSource(name: place.description, manifest: { try await chunks(of: place) }, file: file)
    }

    /// The bytes of a file that a record names by its S3 URI.
    package var file: @Sendable (_ location: String) async throws -> [UInt8] {
        { [objectStore] location in
            guard let place = S3URI(location) else {
                throw DatasetFormatError.unreadable(path: location, reason: "it is not an S3 URI")
            }
            return Array(buffer: try await objectStore.data(at: place, limit: Self.maxFileBytes))
        }
    }

    private func chunks(of place: S3URI) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        let reading: ObjectReading
        do { reading = try await objectStore.read(place) } catch {
            throw DatasetFormatError.unreadable(path: place.description, reason: error.reason)
        }
        let iterator = reading.body.makeAsyncIterator()
        return AsyncThrowingStream { try await iterator.next().map { Array(buffer: $0) } }
    }
}
