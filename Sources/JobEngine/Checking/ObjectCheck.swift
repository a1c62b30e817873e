import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage
import Persistence
import TaskTypes

/// Looks at the files that data objects name before any worker sees them.
///
/// An object whose file is missing or is not what it should be fails alone; the job goes on without it.
struct ObjectCheck: Sendable {
    let job: LabelingJob
    let objects: DataObjectStore
    let objectStore: any ObjectStore
    let images: ImageCheck

    init(job: LabelingJob, objects: DataObjectStore, objectStore: any ObjectStore) {
        self.job = job
        self.objects = objects
        self.objectStore = objectStore
        images = ImageCheck(maxPixels: job.algorithm?.maxImagePixels ?? LabelingQuota.imagePixels)
    }

    /// Files looked at at the same time.
    static let maxConcurrentChecks = 8

    /// Why some of `numbers` cannot be labeled, by number.
    ///
    /// Throws when the object store does not answer: then nothing is known.
    func failures(of numbers: [Int]) async throws -> [Int: String] {
        let lines = try await objects.lines(jobID: job.id, of: numbers)
        return try await withThrowingTaskGroup(of: (Int, String?).self) { group in
            var waiting = numbers.makeIterator()
            var failures: [Int: String] = [:]
            func start() {
                guard let number = waiting.next(), let line = lines[number] else { return }
                group.addTask { (number, try await failure(of: line)) }
            }
            for _ in 0..<Self.maxConcurrentChecks { start() }
            while let (number, reason) = try await group.next() {
                failures[number] = reason
                start()
            }
            return failures
        }
    }

    private func failure(of line: String) async throws -> String? {
        let object: DataObject
        do {
            object = try job.taskType.dataObject(of: ManifestLine(number: 1, text: line))
        } catch {
            return "\(error)"
        }
        if let line = try? ManifestLine(number: 1, text: line), let problem = job.taskType.problem(with: line) {
            return problem
        }
        switch object {
        case .text, .file: return nil
        case .image(let place): return try await imageFailure(place)
        case .video(let place): return try await videoFailure(place)
        case .textFile(let place): return try await textFailure(place)
        }
    }

    private func imageFailure(_ place: S3URI) async throws -> String? {
        do {
            let info = try await objectStore.head(place)
            guard info.size > 0 else { return "The image \(place) is empty." }
            let start = try await start(of: place, size: info.size, bytes: ImageHeader.usualBytes)
            do {
                _ = try images.header(start: start, byteCount: info.size)
                return nil
            } catch .header(.truncated) where info.size > Int64(start.count) {
                let more = try await self.start(of: place, size: info.size, bytes: images.maxBytes)
                return Self.reason(place, images, more, size: info.size)
            } catch {
                return "The image \(place) cannot be labeled. \(error)"
            }
        } catch let error as ObjectStoreError {
            guard error.isPermanent else { throw error }
            return "The image \(place) cannot be read. \(error.reason)"
        }
    }

    private static func reason(_ place: S3URI, _ images: ImageCheck, _ start: [UInt8], size: Int64) -> String? {
        do {
            _ = try images.header(start: start, byteCount: size)
            return nil
        } catch {
            return "The image \(place) cannot be labeled. \(error)"
        }
    }

    /// Clips may have any size (04/QUO-4).
    private func videoFailure(_ place: S3URI) async throws -> String? {
        do {
            let info = try await objectStore.head(place)
            guard info.size > 0 else { return "The video \(place) is empty." }
            _ = try VideoContainer(try await start(of: place, size: info.size, bytes: VideoContainer.neededBytes))
            return nil
        } catch let error as VideoContainerError {
            return "The video \(place) cannot be labeled. \(error)"
        } catch let error as ObjectStoreError {
            guard error.isPermanent else { throw error }
            return "The video \(place) cannot be read. \(error.reason)"
        }
    }

    private func textFailure(_ place: S3URI) async throws -> String? {
        do {
            let info = try await objectStore.head(place)
            guard info.size <= Int64(TextFiles.maxBytes) else {
                return "The text \(place) has \(info.size) bytes, more than \(TextFiles.maxBytes)."
            }
            return nil
        } catch {
            guard error.isPermanent else { throw error }
            return "The text \(place) cannot be read. \(error.reason)"
        }
    }

    private func start(of place: S3URI, size: Int64, bytes: Int) async throws -> [UInt8] {
        let reading = try await objectStore.read(place, range: ByteRange(0..<min(size, Int64(bytes))))
        var start: [UInt8] = []
        for try await chunk in reading.body { start.append(contentsOf: chunk.readableBytesView) }
        return start
    }
}
