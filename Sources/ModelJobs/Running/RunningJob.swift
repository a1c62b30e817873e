import ComputeBackends
import Foundation
import LabelingDomain
import ObjectStorage
import Persistence

/// What the work of every kind of job has at hand.
struct RunningJob: Sendable {
    let row: ModelJobRow
    let parts: ModelJobParts
    let folder: JobFolder
    let recorder: ModelJobRecorder

    var upload: FileUpload { FileUpload(objectStore: parts.objectStore) }
    var archive: TarArchive { TarArchive(compute: parts.compute) }

    func specification<Specification: Decodable>(_ type: Specification.Type) throws(ModelJobFailure) -> Specification {
        do {
            return try JSONDecoder().decode(type, from: Data(row.specification.utf8))
        } catch {
            throw .service("The job cannot be read back.")
        }
    }

    /// Where `<out>/<job>` is.
    func outputLocation(_ path: String) throws(ModelJobFailure) -> S3URI {
        guard let location = S3URI(path) else { throw .client("\(path) is not an S3 URI.") }
        return location.appending(row.name)
    }

    /// Throws when the bucket of the output is not there: better before the work than after it.
    func checkOutput(_ path: String) async throws(ModelJobFailure) {
        guard let location = S3URI(path) else { throw .client("\(path) is not an S3 URI.") }
        do { _ = try await parts.objectStore.bucket(location.bucket) } catch { throw ModelJobFailure(error, at: location) }
    }

    @discardableResult
    func fetch(_ channel: DataChannel) async throws(ModelJobFailure) -> [ChannelFetch.Item] {
        try await ChannelFetch(
            objectStore: parts.objectStore, limits: parts.limits.fetch, channel: channel,
            folder: folder.data.appending(path: channel.name)
        ).run()
    }

    /// Runs a job of the `automl` program over the folder.
    func run(
        _ job: AutoMLJob, seconds: Int, onEvent: @escaping @Sendable (ComputeEvent) async -> Void = { _ in }
    ) async throws(ModelJobFailure) {
        let outcome: ComputeOutcome
        do {
            outcome = try await parts.compute.run(job, folder: folder.root, wallTime: .seconds(seconds)) { [recorder] event in
                await recorder.note(event)
                await onEvent(event)
            }
        } catch {
            throw .service(error.description)
        }
        guard outcome.isCompleted else { throw .program(outcome) }
    }

    /// Stores what the job has made.
    func store(_ outcome: some Encodable) async throws(ModelJobFailure) {
        do {
            let text = String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self)
            try await parts.jobs.setOutcome(text, of: row.id, at: parts.now().microseconds)
        } catch {
            throw .service("The outcome of the job could not be stored.")
        }
    }
}
