import Foundation
import LabelingDomain
import Manifests
import NIOCore
import ObjectStorage
import TaskTypes

/// Copies of the objects' files, kept from round to round.
struct ContentFiles: Sendable {
    let folder: URL
    let taskType: any TaskType
    let objectStore: any ObjectStore

    /// What the disk keeps free, in bytes: it holds the answers of people too.
    static let reservedBytes: Int64 = 1 << 30
    /// Files fetched at the same time.
    static let maxConcurrentFetches = 8

    /// What the objects of `lines` show, by object. An object whose file cannot be had is left out: people see to it.
    ///
    /// Throws when the disk is nearly full, or cannot be written to.
    func contents(of lines: [(number: Int, line: String)]) async throws -> [Int: RoundObject.Content] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try checkSpace()
        return try await withThrowingTaskGroup(of: (Int, RoundObject.Content?).self) { group in
            var contents: [Int: RoundObject.Content] = [:]
            var waiting = lines.makeIterator()
            func start() {
                guard let (number, line) = waiting.next() else { return }
                group.addTask { (number, try await content(of: line, number: number)) }
            }
            for _ in 0..<Self.maxConcurrentFetches { start() }
            while let (number, content) = try await group.next() {
                contents[number] = content
                start()
            }
            return contents
        }
    }

    private func checkSpace() throws {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
        guard let free = attributes[.systemFreeSize] as? NSNumber, free.int64Value < Self.reservedBytes else { return }
        throw RoundError.diskFull(freeMiB: Int(free.int64Value >> 20))
    }

    private func content(of text: String, number: Int) async throws -> RoundObject.Content? {
        guard let line = try? ManifestLine(number: number + 1, text: text), let object = try? taskType.dataObject(of: line) else {
            return nil
        }
        switch object {
        case .text(let text): return .text(text)
        case .textFile(let place):
            let bytes = try? await objectStore.data(at: place, limit: TextFiles.maxBytes)
            return bytes.map { .text(String(buffer: $0)) }
        case .image(let place): return try await file(place, number: number).map { .image($0.path) }
        case .video, .file: return nil
        }
    }

    private func file(_ place: S3URI, number: Int) async throws -> URL? {
        let path = folder.appending(path: "\(number)")
        guard !FileManager.default.fileExists(atPath: path.path) else { return path }
        let bytes: ByteBuffer
        do {
            bytes = try await objectStore.data(at: place, limit: LabelingQuota.imageBytes)
        } catch {
            return nil
        }
        try Data(bytes.readableBytesView).write(to: path, options: .atomic)
        return path
    }
}
