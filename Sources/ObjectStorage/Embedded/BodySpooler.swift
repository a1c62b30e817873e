import NIOCore
import NIOPosix
import Persistence

/// Takes a body in: into memory while it is small, else into a temporary file; digests are computed on the way.
struct BodySpooler: Sendable {
    /// The most bytes that are kept in the index itself, so that small writes share its commits and need no file.
    static let maxInlineBytes = 16 * 1024
    /// Bytes gathered before they go to disk.
    static let bufferSize = 256 * 1024

    let folder: BlobFolder
    let inFlight: InFlightBlobs
    let makeID: @Sendable () -> String

    /// A body that has arrived whole.
    struct Spooled: Sendable {
        let size: Int64
        let digests: BodyDigests.Result
        let content: Content
    }

    /// Where a spooled body is.
    enum Content: Sendable {
        case inline(ByteBuffer)
        /// A published file; nothing refers to it yet.
        case blob(InFlightBlobs.Blob)
    }

    /// Reads `body` to its end and checks it. `onSpill` runs before the first file is made and may refuse the body.
    /// With `maxInline` 0 every body goes into a file.
    func spool<Body: AsyncSequence & Sendable>(
        _ body: Body, integrity: BodyIntegrity, algorithm: ObjectChecksum.Algorithm, limit: Int64,
        maxInline: Int = BodySpooler.maxInlineBytes, onSpill: () async throws(ObjectStoreError) -> Void
    ) async throws(ObjectStoreError) -> Spooled where Body.Element == ByteBuffer {
        if let length = integrity.length, length > limit { throw .entityTooLarge(size: length, limit: limit) }
        var digests = BodyDigests(algorithm)
        var pending = ByteBuffer()
        var file: (file: File, blob: InFlightBlobs.Blob)?
        var size: Int64 = 0
        var source = body.makeAsyncIterator()
        while var chunk = try await next(&source) {
            size += Int64(chunk.readableBytes)
            if size > limit { throw .entityTooLarge(size: size, limit: limit) }
            if let length = integrity.length, size > length { throw .incompleteBody(expected: length, received: size) }
            if pending.readableBytes == 0 { pending = chunk } else { pending.writeBuffer(&chunk) }
            guard pending.readableBytes >= Self.bufferSize else { continue }
            if file == nil {
                try await onSpill()
                file = try await open()
            }
            digests = try await write(pending, to: file?.file, digests)
            pending.clear()
        }
        if let length = integrity.length, size != length { throw .incompleteBody(expected: length, received: size) }
        if file == nil, size > maxInline || maxInline == 0 {
            try await onSpill()
            file = try await open()
        }
        digests = try await write(pending, to: file?.file, digests)
        let result = digests.finish()
        try result.check(integrity)
        guard let file else { return Spooled(size: size, digests: result, content: .inline(pending)) }
        try await publish(file.blob, file.file)
        return Spooled(size: size, digests: result, content: .blob(file.blob))
    }

    private func next<Source: AsyncIteratorProtocol>(
        _ source: inout Source
    ) async throws(ObjectStoreError) -> ByteBuffer? where Source.Element == ByteBuffer {
        do {
            return try await source.next()
        } catch {
            throw .bodyFailed(error)
        }
    }

    private func open() async throws(ObjectStoreError) -> (File, InFlightBlobs.Blob) {
        let blob = inFlight.register(makeID())
        do {
            return (try await folder.create(blob.id), blob)
        } catch {
            throw .storage(String(describing: error))
        }
    }

    /// Feeds the digests and the file, if there is one, off the cooperative threads when it is much.
    private func write(
        _ bytes: ByteBuffer, to file: File?, _ digests: BodyDigests
    ) async throws(ObjectStoreError) -> BodyDigests {
        guard let file else {
            var digests = digests
            digests.update(bytes)
            return digests
        }
        do {
            return try await folder.pool.runIfActive {
                var digests = digests
                digests.update(bytes)
                try file.append(bytes)
                return digests
            }
        } catch {
            throw .storage(String(describing: error))
        }
    }

    private func publish(_ blob: InFlightBlobs.Blob, _ file: File) async throws(ObjectStoreError) {
        do {
            try await folder.pool.runIfActive { try folder.publish(blob.id, file) }
        } catch {
            throw .storage(String(describing: error))
        }
    }
}
