import NIOCore

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
        maxInline: Int = BodySpooler.maxInlineBytes,
        onSpill: @escaping @Sendable () async throws(ObjectStoreError) -> Void = {}
    ) async throws(ObjectStoreError) -> Spooled where Body.Element == ByteBuffer {
        if let length = integrity.length, length > limit { throw .entityTooLarge(size: length, limit: limit) }
        var spool = Spool(
            folder: folder, inFlight: inFlight, makeID: makeID, digests: BodyDigests(algorithm), onSpill: onSpill)
        var source = body.makeAsyncIterator()
        while let piece = try await next(&source) {
            let size = spool.size + Int64(piece.readableBytes)
            if size > limit { throw .entityTooLarge(size: size, limit: limit) }
            if let length = integrity.length, size > length { throw .incompleteBody(expected: length, received: size) }
            try await spool.add(piece)
        }
        if let length = integrity.length, spool.size != length {
            throw .incompleteBody(expected: length, received: spool.size)
        }
        return try await spool.finish(maxInline: maxInline, integrity: integrity)
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
}
