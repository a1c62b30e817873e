import Synchronization

/// The files that are being written and that the index does not know yet, so that the sweep leaves them alone.
final class InFlightBlobs: Sendable {
    private let folder: BlobFolder
    private let ids = Mutex<Set<String>>([])

    init(_ folder: BlobFolder) {
        self.folder = folder
    }

    /// Announces a file that is about to be made.
    func register(_ id: String) -> Blob {
        ids.withLock { _ = $0.insert(id) }
        return Blob(id: id, owner: self)
    }

    /// All that are under way now.
    var current: Set<String> { ids.withLock { $0 } }

    private func finish(_ id: String, isKept: Bool) {
        if !isKept {
            folder.discard(id)
            folder.remove([id])
        }
        ids.withLock { _ = $0.remove(id) }
    }

    /// A file under way. With the last reference it is deleted, unless the index took it over.
    final class Blob: Sendable {
        let id: String
        private let owner: InFlightBlobs
        private let isKept = Mutex(false)

        fileprivate init(id: String, owner: InFlightBlobs) {
            self.id = id
            self.owner = owner
        }

        /// Says that the index refers to the file now.
        func keep() { isKept.withLock { $0 = true } }

        deinit { owner.finish(id, isKept: isKept.withLock { $0 }) }
    }
}
