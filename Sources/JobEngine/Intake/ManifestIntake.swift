import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import TaskTypes

/// Reads a job's input manifest into the database, line by line, with flat memory.
///
/// A crash loses nothing: what was stored is counted, and the next run skips as many lines of the same manifest.
struct ManifestIntake: Sendable {
    let jobs: LabelingJobStore
    let objectStore: any ObjectStore
    let maxDataObjects: Int

    /// Lines stored in one write: the writer is held for some milliseconds, so that answers to other jobs get through.
    static let linesPerWrite = 500

    /// How an intake ends.
    enum Outcome: Sendable, Hashable {
        case finished(objects: Int)
        /// The manifest breaks a rule; the text says which line and which rule.
        case refused(String)
        /// The job was stopped meanwhile.
        case stopped
    }

    func run(_ job: LabelingJob) async throws -> Outcome {
        guard let manifest = S3URI(job.specification.manifestURI) else {
            return .refused("The manifest location '\(job.specification.manifestURI)' is not an S3 URI.")
        }
        do {
            let reading = try await objectStore.read(manifest)
            return try await store(reading, of: job)
        } catch let error as ManifestLineError {
            return .refused(error.description)
        } catch let error as ObjectStoreError {
            guard error.isPermanent else { throw error }
            return .refused("The input manifest \(manifest) cannot be read: \(error.reason)")
        }
    }

    private func store(_ reading: ObjectReading, of job: LabelingJob) async throws -> Outcome {
        var stored = try await jobs.beginIntake(of: job.id, etag: reading.info.etag)
        var linesToSkip = stored
        var reader = ManifestReader()
        var batch: [NewDataObject] = []
        batch.reserveCapacity(Self.linesPerWrite)

        /// Stores what has gathered; false when the job is not being read in any more.
        func flush() async throws -> Bool {
            guard try await jobs.addObjects(batch, startingAt: stored, to: job.id) else { return false }
            stored += batch.count
            batch.removeAll(keepingCapacity: true)
            return true
        }
        func take(_ lines: [ManifestLine]) async throws -> Outcome? {
            for line in lines {
                let object = try job.taskType.dataObject(of: line)
                if linesToSkip > 0 {
                    linesToSkip -= 1
                    continue
                }
                guard stored + batch.count < maxDataObjects else {
                    return .refused("The input manifest has more than \(maxDataObjects) data objects.")
                }
                batch.append(
                    NewDataObject(
                        line: line.text, isCarried: line.hasValue(for: job.attribute.text),
                        namesFile: object.isFile))
                if batch.count >= Self.linesPerWrite, try await !flush() { return .stopped }
            }
            return nil
        }

        for try await chunk in reading.body {
            if let end = try await take(try reader.append(Array(buffer: chunk))) { return end }
        }
        if let last = try reader.finish(), let end = try await take([last]) { return end }
        guard try await flush() else { return .stopped }
        return stored > 0
            ? .finished(objects: stored) : .refused("The input manifest \(job.specification.manifestURI) is empty: it has no data objects.")
    }
}

extension ObjectStoreError {
    /// Whether trying again cannot help.
    var isPermanent: Bool {
        switch self {
        case .noSuchBucket, .noSuchKey, .invalidKey, .keyTooLong, .invalidBucketName, .refused: true
        default: false
        }
    }
}
