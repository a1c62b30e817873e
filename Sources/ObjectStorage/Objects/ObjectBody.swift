package import NIOCore

/// The bytes of an object as a stream of buffers, pulled one by one: who reads slowly holds the source back.
package struct ObjectBody: AsyncSequence, Sendable {
    package typealias Element = ByteBuffer
    package typealias Failure = any Error

    /// Returns the next buffer, or nil at the end. Called by one reader, one call after the other.
    package typealias Next = @Sendable () async throws -> ByteBuffer?

    private let makeNext: @Sendable () -> Next

    /// A body that `makeNext` starts to read.
    package init(_ makeNext: @escaping @Sendable () -> Next) {
        self.makeNext = makeNext
    }

    /// A body that is in memory already.
    package init(_ bytes: ByteBuffer) {
        self.init(buffers: bytes.readableBytes == 0 ? [] : [bytes])
    }

    /// A body of several buffers in memory.
    package init(buffers: [ByteBuffer]) {
        self.init {
            let rest = RemainingBuffers(buffers)
            return { await rest.next() }
        }
    }

    /// The stream `source` as a body. `source` is gone through once.
    package init<Source: AsyncSequence & Sendable>(_ source: Source) where Source.Element == ByteBuffer {
        self.init {
            let box = IteratorBox(source.makeAsyncIterator())
            return { try await box.next() }
        }
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(advance: makeNext())
    }

    package struct Iterator: AsyncIteratorProtocol, Sendable {
        let advance: Next

        package func next() async throws -> ByteBuffer? {
            try await advance()
        }
    }
}

private actor RemainingBuffers {
    private var rest: ArraySlice<ByteBuffer>

    init(_ buffers: [ByteBuffer]) { rest = buffers[...] }

    func next() -> ByteBuffer? { rest.popFirst() }
}

/// Carries an iterator across the `@Sendable` closure. `ObjectBody` has a single reader that awaits each call before the
/// next, so the iterator is never used from two places at once.
private final class IteratorBox<Base: AsyncIteratorProtocol>: @unchecked Sendable where Base.Element == ByteBuffer {
    private var base: Base

    init(_ base: Base) { self.base = base }

    func next() async throws -> ByteBuffer? {
        try await base.next()
    }
}
