import AsyncHTTPClient
package import DatasetFormats
package import Foundation
import LabelingDomain
import Persistence

/// `groundwork export`: finds the dataset that the command line names and writes it in another format.
package struct ExportCommand: Sendable {
    /// A file, an S3 URI of this installation's buckets, or the name of a labeling job.
    package let dataset: String
    package let format: DatasetFormat
    package let attribute: String?
    package let folder: URL
    package let copiesFiles: Bool?
    package let overwrites: Bool

    package init(
        dataset: String, format: DatasetFormat, attribute: String?, folder: URL, copiesFiles: Bool?, overwrites: Bool
    ) {
        self.dataset = dataset
        self.format = format
        self.attribute = attribute
        self.folder = folder
        self.copiesFiles = copiesFiles
        self.overwrites = overwrites
    }

    /// Exports with the database and the object store of `configuration`, which a running server may use meanwhile.
    package func run(
        _ configuration: Configuration, progress: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> ExportReport {
        let (database, _) = try await openDatabase(configuration)
        let (objectStore, services) = try openObjectStore(configuration, database: database)
        let datasets = StoredDatasets(database: database, objectStore: objectStore, accountID: configuration.accountID)
        let result: Result<ExportReport, any Error>
        do { result = .success(try await export(datasets, progress: progress)) } catch { result = .failure(error) }
        for case let client as HTTPClientLifetime in services { try? await client.client.shutdown() }
        await database.close()
        return try result.get()
    }

    private func export(
        _ datasets: StoredDatasets, progress: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> ExportReport {
        let (source, jobAttribute) = try await source(datasets)
        return try await ExportRequest(
            source: source, format: format, attribute: attribute ?? jobAttribute, folder: folder, copiesFiles: copiesFiles,
            overwrites: overwrites
        ).run(progress: progress)
    }

    private func source(_ datasets: StoredDatasets) async throws -> (DatasetSource, String?) {
        if let place = S3URI(dataset) { return (datasets.source(at: place), nil) }
        if FileManager.default.fileExists(atPath: dataset) {
            return (.local(URL(filePath: dataset), remoteFile: datasets.file), nil)
        }
        guard let job = try await datasets.job(named: dataset) else {
            throw DatasetFormatError.unreadable(
                path: dataset, reason: "there is no such file, and no labeling job of that name in this installation")
        }
        return (job.source, job.attribute)
    }
}
