import AWSWire
import NIOCore

/// Hands a body on with its last piece held back until all of it has arrived and agrees with its promises.
///
/// The length of an upload is announced beforehand. Were its last piece sent before the body has proved right, the
/// endpoint would have a whole object and keep it.
actor HeldBackBody {
    private let source: ObjectBody.Next
    private let integrity: BodyIntegrity
    private var digests: BodyDigests
    private var held: ByteBuffer?
    private var size: Int64 = 0
    private var isFinished = false
    /// Bytes that `take` has read and not given out yet.
    var surplus = ByteBuffer()

    init<Body: AsyncSequence & Sendable>(
        _ body: Body, integrity: BodyIntegrity
    ) where Body.Element == ByteBuffer {
        let iterator = ObjectBody(body).makeAsyncIterator()
        source = iterator.advance
        self.integrity = integrity
        digests = BodyDigests(integrity.algorithm ?? .crc64nvme)
    }

    /// The next piece. Throws `bodyFailed` for the source's failure, and what `BodyIntegrity` promises otherwise.
    func next() async throws -> ByteBuffer? {
        while !isFinished {
            guard let piece = try await pull() else {
                try finish()
                return held
            }
            guard piece.readableBytes > 0 else { continue }
            defer { held = piece }
            if let held { return held }
        }
        return nil
    }

    private func pull() async throws(ObjectStoreError) -> ByteBuffer? {
        do {
            guard let piece = try await source() else { return nil }
            size += Int64(piece.readableBytes)
            digests.update(piece)
            return piece
        } catch {
            throw .bodyFailed(error)
        }
    }

    private func finish() throws(ObjectStoreError) {
        isFinished = true
        if let length = integrity.length, size != length { throw .incompleteBody(expected: length, received: size) }
        try digests.finish().check(integrity)
    }
}
