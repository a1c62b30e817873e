import NIOCore
import NIOPosix

/// A body on its way in: in memory while it is small, then in a temporary file, with its digests and size.
struct Spool: Sendable {
    let folder: BlobFolder
    let inFlight: InFlightBlobs
    let makeID: @Sendable () -> String
    /// Runs before the file is made, and may refuse the body.
    let onSpill: @Sendable () async throws(ObjectStoreError) -> Void

    private(set) var size: Int64 = 0
    private var digests: BodyDigests
    private var pending = ByteBuffer()
    private var file: (file: File, blob: InFlightBlobs.Blob)?

    init(
        folder: BlobFolder, inFlight: InFlightBlobs, makeID: @escaping @Sendable () -> String, digests: BodyDigests,
        onSpill: @escaping @Sendable () async throws(ObjectStoreError) -> Void
    ) {
        self.folder = folder
        self.inFlight = inFlight
        self.makeID = makeID
        self.digests = digests
        self.onSpill = onSpill
    }

    /// Takes the next piece of the body; what is gathered goes to disk when it is `BodySpooler.bufferSize`.
    mutating func add(_ piece: ByteBuffer) async throws(ObjectStoreError) {
        size += Int64(piece.readableBytes)
        if pending.readableBytes == 0 { pending = piece } else { pending.writeImmutableBuffer(piece) }
        guard pending.readableBytes >= BodySpooler.bufferSize else { return }
        try await flush(to: try await openFile())
    }

    /// Ends the body: the content, whole and durable when it is a file, and the digests.
    mutating func finish(
        maxInline: Int, integrity: BodyIntegrity
    ) async throws(ObjectStoreError) -> BodySpooler.Spooled {
        let isInline = file == nil && size <= maxInline && maxInline > 0
        if isInline { digests.update(pending) } else { try await flush(to: try await openFile()) }
        let result = digests.finish()
        try result.check(integrity)
        guard let file else { return .init(size: size, digests: result, content: .inline(pending)) }
        try await onDisk { [folder] in try folder.publish(file.blob.id, file.file) }
        return .init(size: size, digests: result, content: .blob(file.blob))
    }

    private mutating func openFile() async throws(ObjectStoreError) -> File {
        if let file { return file.file }
        try await onSpill()
        let blob = inFlight.register(makeID())
        do {
            let opened = try await folder.create(blob.id)
            file = (opened, blob)
            return opened
        } catch {
            throw .storage(String(describing: error))
        }
    }

    /// Feeds the digests and the file, off the cooperative threads.
    private mutating func flush(to file: File) async throws(ObjectStoreError) {
        digests = try await onDisk { [pending, digests] in
            var updated = digests
            updated.update(pending)
            try file.append(pending)
            return updated
        }
        pending.clear()
    }

    /// Runs work that blocks on the thread pool.
    private func onDisk<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws(ObjectStoreError) -> Value {
        do {
            return try await folder.pool.runIfActive(work)
        } catch {
            throw .storage(String(describing: error))
        }
    }
}
