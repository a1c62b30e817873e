import Persistence
import Synchronization

/// Keeps the files of a version while someone reads it, although it was overwritten or deleted meanwhile.
///
/// A reader pins the version before it opens the first file. Whoever replaces the version hands its files over here:
/// they go at once, or when the last reader is done. Pins live in memory; after a crash the sweep finds the files.
final class ContentPins: Sendable {
    private struct State {
        var readers: [String: Readers] = [:]
        /// Files to delete when the last reader of the version is done.
        var doomed: [String: [String]] = [:]
        /// Versions whose files are being deleted now.
        var vanishing: Set<String> = []
    }

    private struct Readers {
        var count = 0
        let blobs: [BlobRow]
    }

    private let folder: BlobFolder
    private let state = Mutex(State())

    init(_ folder: BlobFolder) {
        self.folder = folder
    }

    /// The ids of the files that are being read now.
    var pinnedBlobs: Set<String> {
        let blobs = state.withLock { $0.readers.values.map(\.blobs) }
        return Set(blobs.joined().map(\.id))
    }

    /// Holds the files of `version` until the pin is released; nil when they are being deleted.
    func pin(_ version: String, _ blobs: [BlobRow]) -> Pin? {
        let isPinned = state.withLock { state in
            guard !state.vanishing.contains(version) else { return false }
            state.readers[version, default: Readers(blobs: blobs)].count += 1
            return true
        }
        return isPinned ? Pin(version: version, pins: self) : nil
    }

    /// Deletes the files of a version that the index no longer refers to, as soon as nobody reads it.
    func discard(_ version: String, blobs: [String]) {
        guard !blobs.isEmpty else { return }
        let isFree = state.withLock { state in
            guard state.readers[version] == nil else {
                state.doomed[version] = blobs
                return false
            }
            state.vanishing.insert(version)
            return true
        }
        if isFree { delete(version, blobs) }
    }

    private func unpin(_ version: String) {
        let blobs: [String]? = state.withLock { state in
            if let count = state.readers[version]?.count, count > 1 {
                state.readers[version]?.count = count - 1
                return nil
            }
            state.readers[version] = nil
            guard let blobs = state.doomed.removeValue(forKey: version) else { return nil }
            state.vanishing.insert(version)
            return blobs
        }
        if let blobs { delete(version, blobs) }
    }

    private func delete(_ version: String, _ blobs: [String]) {
        folder.remove(blobs) {
            self.state.withLock { _ = $0.vanishing.remove(version) }
        }
    }

    /// One reader's hold on a version, let go with the last reference.
    final class Pin: Sendable {
        private let version: String
        private let pins: ContentPins

        fileprivate init(version: String, pins: ContentPins) {
            self.version = version
            self.pins = pins
        }

        deinit { pins.unpin(version) }
    }
}
